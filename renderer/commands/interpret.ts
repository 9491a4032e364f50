import { isBlank } from '../../shared/message-text.ts'
import type { SlashCommand } from './command.ts'
import { findCommand } from './table.ts'

/** What a typed text means. */
export type Meaning =
  | { readonly type: 'nothing' }
  | { readonly type: 'message'; readonly text: string }
  | { readonly type: 'command'; readonly command: SlashCommand; readonly given: readonly string[] }
  /** The command is known, and something that it needs is missing or too much. */
  | { readonly type: 'malformed'; readonly command: SlashCommand }
  /** It begins like a command that there is none of; maybe a file's path. It MUST NOT be posted unasked. */
  | { readonly type: 'unknown'; readonly word: string }

/** Reads a typed text. Two slashes, or a space before one, make a message that begins with a slash. */
export function interpret(typed: string): Meaning {
  if (isBlank(typed)) return { type: 'nothing' }
  const text = typed.trim()
  if (text.startsWith('//')) return { type: 'message', text: text.slice(1) }
  if (!text.startsWith('/') || /^\s/.test(typed)) return { type: 'message', text }
  const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(text) ?? []
  const command = findCommand(word)
  if (!command) return { type: 'unknown', word }
  const given = take(rest, command.arguments.length)
  return given && fits(command, given) ? { type: 'command', command, given } : { type: 'malformed', command }
}

/** `count` arguments from a text, the last one taking the rest; null where there is text and no argument for it. */
function take(rest: string, count: number): readonly string[] | null {
  if (count === 0) return rest === '' ? [] : null
  const words = Array.from({ length: count - 1 }, () => {
    const [, word = '', left = ''] = /^(\S*)\s*(.*)$/s.exec(rest) ?? []
    rest = left
    return word
  })
  return [...words, rest]
}

function fits(command: SlashCommand, given: readonly string[]): boolean {
  return command.arguments.every((argument, at) => argument.optional || given[at] !== '')
}
