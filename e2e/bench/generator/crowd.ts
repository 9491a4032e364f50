import { readFileSync } from 'node:fs'
import { tongues } from '../tongues/tongues.ts'
import type { Hear, TongueName } from '../tongues/tongue.ts'
import type { SecureContext } from 'node:tls'
import { Client, contextOf, dial, type Pair } from './client.ts'

/** Where clients go, and how. */
export interface Place {
  readonly port: number
  readonly tls: boolean
  readonly tongue: TongueName
  /** A file of pairs, JSON, one for each client; null where clients show no certificate. */
  readonly pairs: string | null
}

/** Brings this many clients into the room, all at once. Answers them, and the ms it took from the first dial. */
export async function gather(place: Place, count: number, ear: (client: number) => Hear): Promise<[Client[], number]> {
  const tongue = tongues[place.tongue]
  const contexts = contextsOf(place, count)
  const begun = performance.now()
  const clients = contexts.map((context, at) => {
    const name = `b${String(at).padStart(4, '0')}`
    return new Client(dial(place.port, context), tongue, tongue.reader(ear(at)), name)
  })
  await Promise.all(clients.map((client) => client.joined))
  return [clients, performance.now() - begun]
}

/** A context for each client; keys are read before any clock runs. */
export function contextsOf({ tls, pairs }: Place, count: number): (SecureContext | null)[] {
  if (!tls) return Array.from({ length: count }, () => null)
  const shown = pairs === null ? null : (JSON.parse(readFileSync(pairs, 'utf8')) as Pair[])
  const common = shown ? null : contextOf(null)
  return Array.from({ length: count }, (_, at) => common ?? contextOf(shown?.[at] ?? null))
}
