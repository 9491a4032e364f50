import { isDeepStrictEqual } from 'node:util'
import { flush } from '../../../electron/client/fakes/fake-host.ts'
import { FakeScene } from '../../../electron/client/fakes/fake-scene.ts'
import { event, page } from '../../../electron/client/fakes/hostile-words.ts'
import type { Chance } from '../../protocol/chance.ts'
import { noise } from './noise.ts'

/** A client whose host sends noise. It must stay whole, and show its window what it knows. */
export class ClientTarget {
  readonly name = 'client'
  private readonly scene = new FakeScene()

  constructor(private readonly chance: Chance) {
    this.scene.host.page = page
  }

  /** One connection full of noise; answers how many pieces of it were sent. */
  async round(pieces: number): Promise<number> {
    const { client, host, window } = this.scene
    await client.connect()
    let sent = 0
    for (; sent < pieces && host.links.length > 0; sent++) {
      for (const link of host.links) link.send(noise(this.chance, event))
      await flush()
    }
    window.notices.length = 0
    host.heard.length = 0
    host.cut()
    await this.scene.pass(60_000)
    return sent
  }

  /** Whether the window was told all that the client knows. */
  serves(): Promise<boolean> {
    const { client, window } = this.scene
    return Promise.resolve(isDeepStrictEqual(window.mirror('home'), client.mirror))
  }
}
