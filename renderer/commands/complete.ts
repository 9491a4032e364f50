/** What the menu over the composer offers while a command is typed, or a name after an `@`. */
import { comparableName } from '../../shared/names.ts'
import type { PersonRow } from '../stores/people.ts'
import type { RoomRow } from '../stores/rooms.ts'
import type { SlashCommand } from './command.ts'
import { mentionIn } from './mention.ts'
import { commands, findCommand } from './table.ts'

/** One line of the menu; `text` is the draft once it is accepted. */
export type Offer = { readonly text: string } & (
  | { readonly type: 'command'; readonly command: SlashCommand }
  | { readonly type: 'person'; readonly person: PersonRow }
  | { readonly type: 'room'; readonly room: RoomRow }
)

/** Who and what may be named. */
export interface Known {
  readonly people: () => readonly PersonRow[]
  /** Who is in the open room: whom a message there may mention. */
  readonly members: () => readonly PersonRow[]
  readonly rooms: () => readonly RoomRow[]
}

const mostOffers = 20

/**
 * Offers for a draft, best first: commands while its first word is typed, then people or rooms for its arguments;
 * in a message, people for the name after an `@` at its end.
 */
export function complete(draft: string, known: Known): readonly Offer[] {
  const mention = mentionIn(draft)
  if (mention) return offerPeople(known.members(), mention.before, mention.typed).slice(0, mostOffers)
  const first = /^\/([^\s/]*)$/.exec(draft)
  if (first) return offerCommands(first[1] ?? '', (command) => `/${command.name}${command.arguments.length ? ' ' : ''}`)
  const later = /^(\/([^\s/]+)\s+(?:\S+\s+)*)(\S*)$/.exec(draft)
  const command = later && findCommand(later[2] ?? '')
  if (!command) return []
  const [, before = '', , typed = ''] = later
  const at = before.trim().split(/\s+/).length - 1
  return offerArguments(command.arguments[at]?.kind, before, typed, known).slice(0, mostOffers)
}

function offerArguments(kind: string | undefined, before: string, typed: string, known: Known): readonly Offer[] {
  switch (kind) {
    case 'command':
      return offerCommands(typed, (command) => `${before}${command.name}`)
    case 'person':
      return offerPeople(known.people(), before, typed.replace(/^@/, ''))
    case 'room':
      return known
        .rooms()
        .filter((room) => room.kind === 'open' && begins(room.title, typed.replace(/^#/, '')))
        .map((room) => ({ type: 'room', room, text: `${before}${room.title}` }))
    default:
      return []
  }
}

function offerPeople(people: readonly PersonRow[], before: string, typed: string): readonly Offer[] {
  return people
    .filter((person) => !person.you && begins(person.name, typed))
    .map((person) => ({ type: 'person', person, text: `${before}${person.name} ` }))
}

function offerCommands(typed: string, textOf: (command: SlashCommand) => string): readonly Offer[] {
  const wanted = typed.toLowerCase()
  const byName = commands.filter((command) => command.name.startsWith(wanted))
  const byAlias = commands.filter((command) => command.aliases.some((alias) => alias.startsWith(wanted)))
  return [...new Set([...byName, ...byAlias])].map((command) => ({ type: 'command', command, text: textOf(command) }))
}

function begins(name: string, typed: string): boolean {
  return comparableName(name).startsWith(comparableName(typed))
}
