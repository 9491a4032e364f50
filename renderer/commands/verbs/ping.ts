import { ok } from '../../../shared/result.ts'
import { ask } from '../../stores/ask.ts'
import type { SlashCommand } from '../command.ts'

/** Measures the way to the host and back. */
export const ping: SlashCommand = {
  name: 'ping',
  aliases: [],
  arguments: [],
  async run() {
    const told = await ask({ type: 'ping' })
    return told.ok ? ok({ type: 'ping', ms: told.value.ms ?? 0 }) : told
  },
}
