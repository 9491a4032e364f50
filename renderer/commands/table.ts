/** The one table of the window's commands, in the order the menu and /help show them. */
import type { SlashCommand } from './command.ts'
import { exit } from './verbs/exit.ts'
import { help } from './verbs/help.ts'
import { join } from './verbs/join.ts'
import { leave } from './verbs/leave.ts'
import { list } from './verbs/list.ts'
import { me } from './verbs/me.ts'
import { msg } from './verbs/msg.ts'
import { names } from './verbs/names.ts'
import { nick } from './verbs/nick.ts'
import { ping } from './verbs/ping.ts'
import { rooms } from './verbs/rooms.ts'
import { topic } from './verbs/topic.ts'

export const commands: readonly SlashCommand[] = [
  join,
  leave,
  rooms,
  list,
  names,
  msg,
  me,
  nick,
  topic,
  ping,
  help,
  exit,
]

/** The command of this name or alias, with or without its slash, in any case. */
export function findCommand(word: string): SlashCommand | undefined {
  const wanted = word.replace(/^\//, '').toLowerCase()
  return commands.find((command) => command.name === wanted || command.aliases.includes(wanted))
}
