import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { encodeUtf8 } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import { Ear } from './ear.ts'
import type { FreshLink } from './link.ts'

/** Two joined links of one kind, and how to put away what carries them. */
export interface Joined {
  readonly one: FreshLink
  readonly other: FreshLink
  putAway(): Promise<void> | void
}

/** What every kind of link promises. */
export function keepsTheLinkContract(kind: string, join: (clock: FakeClock) => Promise<Joined>): void {
  describe(`a link over ${kind}`, () => {
    let clock: FakeClock
    let joined: Joined
    let one: FreshLink
    let other: FreshLink

    beforeEach(async () => {
      clock = new FakeClock()
      joined = await join(clock)
      ;({ one, other } = joined)
    })

    afterEach(async () => {
      one.destroy('lost')
      other.destroy('lost')
      await joined.putAway()
    })

    it('carries bytes both ways, whole and in order', async () => {
      const [left, right] = [new Ear(), new Ear()]
      one.listen(left)
      other.listen(right)
      const sent = Array.from({ length: 2_000 }, (_, index) => `${index}${'.'.repeat(index % 97)}`)
      for (const text of sent) one.send(encodeUtf8(text))
      other.send(encodeUtf8('hello'))
      await Promise.all([right.hears(sent.join('')), left.hears('hello')])
      expect(right.text).toBe(sent.join(''))
      expect(left.text).toBe('hello')
    })

    it('keeps the order of what is sent from inside a listener', async () => {
      const left = new Ear()
      one.listen(left)
      other.listen(new Ear((chunk) => other.send(chunk)))
      for (const text of ['a', 'b', 'c']) one.send(encodeUtf8(text))
      await left.hears('abc')
      expect(left.text).toBe('abc')
    })

    it('holds what comes before anyone listens', async () => {
      one.send(encodeUtf8('early'))
      await other.first(1)
      const right = new Ear()
      other.listen(right)
      await right.hears('early')
      expect(right.text).toBe('early')
    })

    it('shows its first bytes, and they are heard all the same', async () => {
      one.send(encodeUtf8('first'))
      expect(Buffer.from((await other.first(300)) as Uint8Array).toString()).toBe('first')
      const right = new Ear()
      other.listen(right)
      one.send(encodeUtf8(' and then'))
      await right.hears('first and then')
      expect(right.text).toBe('first and then')
    })

    it('says that nothing came in time, and hears what comes later', async () => {
      const first = other.first(300)
      clock.advance(300)
      expect(await first).toBeNull()
      const right = new Ear()
      other.listen(right)
      one.send(encodeUtf8('late'))
      await right.hears('late')
      expect(right.text).toBe('late')
    })

    it('says that the peer left before it said anything', async () => {
      const first = other.first(300)
      one.end()
      expect(await first).toBe('closed')
    })

    it('sends all that waits before it ends, and both sides close once, in good order', async () => {
      const [left, right] = [new Ear(), new Ear()]
      one.listen(left)
      other.listen(right)
      const size = 600_000
      for (let at = 0; at < 60; at++) one.send(new Uint8Array(size / 60))
      one.end()
      one.end()
      expect(await right.closes()).toBeNull()
      expect(await left.closes()).toBeNull()
      expect(Buffer.concat(right.chunks).length).toBe(size)
      expect([left.reasons, right.reasons]).toEqual([[null], [null]])
    })

    it('takes nothing more after its end', async () => {
      const right = new Ear()
      other.listen(right)
      one.send(encodeUtf8('last'))
      one.end()
      one.send(encodeUtf8('too late'))
      await right.closes()
      expect(right.text).toBe('last')
    })

    it('closes at once when destroyed, says why to its own side, and tells the other', async () => {
      const [left, right] = [new Ear(), new Ear()]
      one.listen(left)
      other.listen(right)
      one.destroy('idle')
      one.destroy('lost')
      expect(left.reasons).toEqual([])
      expect(await left.closes()).toBe('idle')
      await right.closes()
      expect([left.reasons.length, right.reasons.length, left.late, right.late]).toEqual([1, 1, 0, 0])
    })

    it('says nothing more to a listener that destroyed it', async () => {
      const right: Ear = new Ear(() => other.destroy('frame-bad'))
      other.listen(right)
      one.send(encodeUtf8('bad'))
      expect(await right.closes()).toBe('frame-bad')
      one.send(encodeUtf8('more'))
      expect([right.text, right.late]).toEqual(['bad', 0])
    })

    it('tells a listener that comes after the end', async () => {
      const left = new Ear()
      one.listen(left)
      other.destroy('idle')
      await left.closes()
      const tooLate = new Ear()
      other.listen(tooLate)
      expect(tooLate.reasons).toEqual([])
      expect(await tooLate.closes()).toBe('idle')
    })

    it('never blocks or throws for a slow reader, and closes as slow past the limit', async () => {
      const left = new Ear()
      one.listen(left)
      other.pause()
      const chunk = new Uint8Array(limits.sendQueue.hard.value / 8)
      for (let count = 0; count < 8; count++) one.send(chunk)
      expect(left.reasons).toEqual([])
      one.send(new Uint8Array(1))
      expect(left.reasons).toEqual([])
      expect(await left.closes()).toBe('slow')
      expect(() => one.send(chunk)).not.toThrow()
    })

    it('hears nothing while it is paused, and all of it afterwards', async () => {
      const [left, right] = [new Ear(), new Ear()]
      one.listen(left)
      other.listen(right)
      other.pause()
      one.send(encodeUtf8('wait'))
      other.send(encodeUtf8('meanwhile'))
      await left.hears('meanwhile')
      expect(right.text).toBe('')
      other.resume()
      await right.hears('wait')
      expect(right.text).toBe('wait')
    })

    it('may be paused before anyone listens', async () => {
      const [left, right] = [new Ear(), new Ear()]
      one.listen(left)
      other.pause()
      other.listen(right)
      one.send(encodeUtf8('wait'))
      other.send(encodeUtf8('meanwhile'))
      await left.hears('meanwhile')
      expect(right.text).toBe('')
      other.resume()
      await right.hears('wait')
      expect(right.text).toBe('wait')
    })
  })
}
