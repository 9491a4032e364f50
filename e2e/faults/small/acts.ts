/** What may happen to a small place, for a property test to put together as it likes. */
import fc, { type AsyncCommand } from 'fast-check'
import type { SmallPlace } from './small-place.ts'

/** What a test knows of a place: nothing of what is said in it, which is the checker's to judge. */
export interface PlaceModel {
  down: boolean
}

class Act implements AsyncCommand<PlaceModel, SmallPlace> {
  constructor(
    private readonly name: string,
    private readonly act: (place: SmallPlace, model: PlaceModel) => Promise<unknown> | void,
    private readonly may: (model: PlaceModel) => boolean = () => true,
  ) {}

  check(model: PlaceModel): boolean {
    return this.may(model)
  }

  async run(model: PlaceModel, place: SmallPlace): Promise<void> {
    await this.act(place, model)
    await place.turn()
  }

  toString(): string {
    return this.name
  }
}

const people = 3
const who = fc.nat(people - 1)
const room = fc.constantFrom('lobby', 'tea', 'work')
const names = ['Ali', 'Sara', 'Omid']

/** The people that acts are about. */
export function populate(place: SmallPlace): void {
  for (const name of names) place.person(name)
}

const says = fc
  .tuple(who, room)
  .map(([at, name]) => new Act(`${names[at]} says in ${name}`, (place) => place.people[at]!.say(name)))
const whispers = fc.tuple(who, who).map(([at, to]) => {
  return new Act(`${names[at]} whispers to ${names[to]}`, (place) => place.people[at]!.whisper(place.people[to]!))
})
// an answer may never come: nobody waits for it
const joins = fc.tuple(who, fc.constantFrom('tea', 'work')).map(([at, name]) => {
  return new Act(`${names[at]} joins ${name}`, (place) => void place.people[at]!.join(name))
})
const leaves = fc.tuple(who, fc.constantFrom('tea', 'work')).map(([at, name]) => {
  return new Act(`${names[at]} leaves ${name}`, (place) => void place.people[at]!.leave(name))
})
const cuts = who.map((at) => new Act(`${names[at]} is cut off`, (place) => place.people[at]!.cut()))
const kills = who.map((at) => new Act(`${names[at]}’s app dies`, (place) => place.people[at]!.kill()))
const starts = who.map((at) => new Act(`${names[at]}’s app starts`, (place) => place.people[at]!.start()))
const commits = fc
  .integer({ min: 1, max: 4 })
  .map((most) => new Act(`${most} commits`, (place) => place.host.store.commit(most)))
const passes = fc.constantFrom(50, 400, 3_000).map((ms) => new Act(`${ms} ms pass`, (place) => place.clock.advance(ms)))
const crashes = fc.constant(
  new Act(
    'the host crashes',
    (place, model) => {
      model.down = true
      return place.host.crash()
    },
    ({ down }) => !down,
  ),
)
const begins = fc.constant(
  new Act(
    'the host begins again',
    (place, model) => {
      model.down = false
      place.host.begin()
    },
    ({ down }) => down,
  ),
)

/** Stories of a place, mostly of talk. */
export const stories: ReturnType<typeof fc.commands<PlaceModel, SmallPlace, false>> = fc.commands(
  [says, says, says, commits, commits, whispers, joins, leaves, cuts, kills, starts, passes, crashes, begins],
  { maxCommands: 40, size: '+1' },
)
