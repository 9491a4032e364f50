import type { Command } from '../../../shared/commands.ts'
import { encodeUtf8 } from '../../../shared/json.ts'
import type { RefusalCode } from '../../../shared/refusals.ts'
import type { Heard } from '../dialect.ts'

/** The client asks the hub. */
export function asks(command: Command): Heard {
  return { type: 'command', command }
}

/** The dialect answers by itself. */
export function replies(words: () => string): Heard {
  return { type: 'reply', bytes: () => encodeUtf8(words()) }
}

/** The line cannot be taken; the connection goes on. */
export function refuses(code: RefusalCode): Heard {
  return { type: 'refusal', code, fatal: false }
}
