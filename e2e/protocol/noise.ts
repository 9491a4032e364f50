import { revision } from '../../shared/commands.ts'
import { limits } from '../../shared/limits.ts'
import type { Chance } from './chance.ts'

const odd = [null, -1, 1.5, true, 1e308, '', '\0', '\ud800', 'x'.repeat(limits.messageCodePoints + 1), [[]], { a: {} }]

/** Commands that are right, so that noise in them reaches deeper than the parser. */
function rightOnes(chance: Chance, rooms: readonly string[]): Record<string, unknown>[] {
  const [room, request] = [chance.pick(rooms), chance.below(1_000)]
  const name = `noise-${chance.below(9)}`
  return [
    { type: 'post', room, clientId: `noise-${chance.below(300)}`, kind: 'text', text: chance.bytes(9).toString('hex') },
    { type: 'join', request, name, create: true },
    { type: 'leave', request, room },
    { type: 'topic', request, room, topic: chance.bytes(40).toString('latin1') },
    { type: 'rooms', request },
    { type: 'rename', request, name },
    { type: 'history', request, room, way: chance.pick(['before', 'after']), seq: chance.below(300) },
    { type: 'read', room, seq: chance.below(300) },
    { type: 'hello', protocol: 'hearth', revision, name, capabilities: [] },
    { type: 'dance', request },
  ]
}

/** A right command, with now and then something odd in one of its fields. */
export function command(chance: Chance, rooms: readonly string[]): unknown {
  const right = chance.pick(rightOnes(chance, rooms))
  return chance.below(2) === 0 ? right : { ...right, [chance.pick(Object.keys(right))]: chance.pick(odd) }
}
