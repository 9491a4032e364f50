import { expect, it } from 'vitest'
import { SmallPlace } from './small-place.ts'

it('keeps every promise when nothing goes wrong', async () => {
  const place = new SmallPlace()
  const [ali, sara] = [place.person('Ali'), place.person('Sara')]
  await place.settles()
  for (let at = 0; at < 5; at++) {
    ali.say()
    sara.say()
  }
  expect(await place.judged()).toEqual([])
  expect(place.host.store.rows).toHaveLength(10)
})

it('keeps every promise when the host crashes before a commit, and an app before its answer', async () => {
  const place = new SmallPlace()
  const [ali, sara] = [place.person('Ali'), place.person('Sara')]
  await place.settles()
  ali.say()
  sara.say()
  await place.turn()
  await place.host.crash()
  ali.kill()
  sara.say()
  expect(await place.judged()).toEqual([])
  expect(place.host.store.rows).toHaveLength(3)
})

it('brings a conversation to both, where a crash came between the room and its people', async () => {
  const place = new SmallPlace()
  const [ali, sara] = [place.person('Ali'), place.person('Sara')]
  await place.settles()
  sara.whisper(ali)
  await place.turn()
  // the room and its first member are kept, the second is not
  place.host.store.commit(2)
  await place.turn()
  await place.host.crash()
  expect(await place.judged()).toEqual([])
  expect(place.host.rooms.at(-1)?.members).toHaveLength(2)
})
