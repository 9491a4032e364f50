import { protocolName, revision, type CommandOf } from '../../../shared/commands.ts'
import type { RefusalCode } from '../../../shared/refusals.ts'
import { arrive } from '../arrivals.ts'
import type { Arrived } from '../people.ts'
import type { Done, Outcome, Visitor } from './outcome.ts'

/** Logs in. A name that will not do may be tried again, a few times. */
export function hello({ host, session }: Visitor, command: CommandOf<'hello'>): Outcome {
  const mismatch = protocolProblem(command)
  if (mismatch) {
    session.close(mismatch)
    return null
  }
  const arrived = host.people.arrive(session.keyHash, command.name)
  return arrived.ok ? welcome({ host, session }, arrived.value) : refuse({ host, session }, arrived.error)
}

async function welcome({ host, session }: Visitor, arrived: Arrived): Promise<Done> {
  session.greeted = true
  const problem = await arrive(host, session, arrived)
  session.greeted = false
  return problem
}

function protocolProblem(command: CommandOf<'hello'>): RefusalCode | null {
  if (command.protocol !== protocolName) return 'frame-bad'
  if (command.revision < revision) return 'protocol-old'
  return command.revision > revision ? 'protocol-new' : null
}

function refuse({ session }: Visitor, code: RefusalCode): Done {
  // another name would not help
  if (code === 'host-full') session.close(code)
  else if (session.probation.triedName()) return code
  else {
    session.refuse(code)
    session.close('login-tries')
  }
  return null
}
