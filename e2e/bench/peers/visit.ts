import { readFileSync } from 'node:fs'
import { Client, contextOf, dial, type Pair } from '../generator/client.ts'
import { tongues } from '../tongues/tongues.ts'
import type { Ground } from './peer.ts'

/** Somebody comes into the lobby, and leaves again. */
export async function enters(port: number, { pairs }: Ground): Promise<void> {
  const [pair = null] = JSON.parse(readFileSync(pairs, 'utf8')) as Pair[]
  const client = new Client(dial(port, contextOf(pair)), tongues.framed, { read: () => undefined }, 'visitor')
  await client.joined
  client.end()
}
