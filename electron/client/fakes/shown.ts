import { expect } from 'vitest'
import type { Seq } from '../../../shared/model.ts'
import { lobby } from './fake-host.ts'
import type { FakeScene } from './fake-scene.ts'

/** For tests: the seqs that are shown of the lobby. */
export function shownSeqs({ client }: FakeScene): Seq[] {
  return client.mirror.rooms[lobby]?.messages.map(({ seq }) => seq) ?? []
}

/** The pages that the host was asked for. */
export function askedPages({ host }: FakeScene): string[] {
  return host.all('history').map(({ way, seq }) => `${way} ${seq}`)
}

export function upTo(last: Seq, first = 1): Seq[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

/** Whatever the window was ever shown of the lobby had no gap. */
export function expectNoHole(scene: FakeScene): void {
  const { client, window } = scene
  const shown = window.notices.flatMap((notice) => {
    if (notice.type === 'mirror') return [notice.mirror.rooms[lobby]?.messages.map(({ seq }) => seq) ?? []]
    return []
  })
  for (const seqs of [...shown, shownSeqs(scene)]) {
    expect(seqs).toEqual(upTo(seqs.at(-1) ?? 0, seqs[0]))
  }
  expect(window.mirror('home')).toEqual(client.mirror)
}
