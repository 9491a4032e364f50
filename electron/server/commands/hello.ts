import { protocolName, revision, type CommandOf } from '../../../shared/commands.ts'
import type { RefusalCode } from '../../../shared/refusals.ts'
import { arrive } from '../arrivals.ts'
import type { Done, Visitor } from './outcome.ts'

/** Logs in. A name that will not do may be tried again, a few times. */
export async function hello(visitor: Visitor, command: CommandOf<'hello'>): Promise<Done> {
  const { session } = visitor
  const mismatch = protocolProblem(command)
  if (mismatch) {
    session.close(mismatch)
    return null
  }
  session.greeted = true
  const problem = await welcome(visitor, command.name)
  session.greeted = false
  return problem ? refuse(visitor, problem) : null
}

async function welcome({ host, session }: Visitor, name: string): Promise<RefusalCode | null> {
  const arrived = await arrive(host, session.keyHash, name)
  if (!arrived.ok) return arrived.error
  await host.entrances.enter(session, arrived.value)
  return null
}

function protocolProblem(command: CommandOf<'hello'>): RefusalCode | null {
  if (command.protocol !== protocolName) return 'frame-bad'
  if (command.revision < revision) return 'protocol-old'
  return command.revision > revision ? 'protocol-new' : null
}

function refuse({ session }: Visitor, code: RefusalCode): Done {
  // another name would not help
  if (code === 'host-full') session.close(code)
  else if (!code.startsWith('name-') || session.probation.triedName()) return code
  else {
    session.refuse(code)
    session.close('login-tries')
  }
  return null
}
