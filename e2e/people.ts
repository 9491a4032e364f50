/** The verbs that the tests of the whole app speak: `ali.hosts(…)`, `sara.joins(…)`, `ali.sees(…)`. */
import { expect, test as base, type TestInfo } from '@playwright/test'
import { join } from 'node:path'
import { startApp, type AppWish } from './support/app.ts'
import { Person } from './support/person.ts'

export { expect, Person }
export type { Hosted } from './support/person.ts'

/** Everybody of one test, each with an app and a profile of their own. */
export class People {
  private readonly all: Person[] = []
  private profiles = 0

  constructor(private readonly info: TestInfo) {}

  /** Somebody new opens the app and says their name. */
  async open(name: string, wish: Partial<AppWish> = {}): Promise<Person> {
    const person = await this.start(name, wish)
    await person.begins()
    return person
  }

  /** Somebody starts the app, and has done nothing yet. */
  async start(name: string, wish: Partial<AppWish> = {}): Promise<Person> {
    const whole = { profile: this.info.outputPath(`profile-${++this.profiles}-${name}`), ...wish }
    const person = new Person(name, whole, await startApp(whole))
    this.all.push(person)
    return person
  }

  /** What anybody's app complained of. */
  get complaints(): string[] {
    return this.all.flatMap(({ name, complaints }) => complaints.map((complaint) => `${name}: ${complaint}`))
  }

  /** Ends every app; where the test failed, leaves what each of them showed and logged. */
  async leave(): Promise<void> {
    const failed = this.info.status !== this.info.expectedStatus
    for (const person of this.all) {
      if (failed) await person.leavesTraces(this.info.outputPath(person.name))
      await person.isKilled()
    }
  }
}

/** A test with people in it. Whatever a page complains of fails it, but where a test makes it complain. */
export const test = base.extend<{ people: People; forgiving: boolean }>({
  forgiving: [false, { option: true }],
  people: async ({ forgiving }, use, info) => {
    const people = new People(info)
    await use(people)
    await people.leave()
    if (!forgiving) expect(people.complaints).toEqual([])
  },
})

/**
 * A test that asks something of an app that runs already: `ali` has said his name, and his page begins anew. Starting
 * an app takes longer than most of what is asked of one.
 */
export const testResident = base.extend<{ ali: Person; forgiving: boolean }, { resident: Person }>({
  forgiving: [false, { option: true }],
  resident: [
    async ({}, use, { project, workerIndex }) => {
      const wish = { profile: join(project.outputDir, `resident-${workerIndex}`) }
      const resident = new Person('Ali', wish, await startApp(wish))
      await resident.begins()
      await use(resident)
      await resident.isKilled()
    },
    { scope: 'worker' },
  ],
  ali: async ({ resident, forgiving }, use, info) => {
    const before = resident.complaints.length
    await resident.page.reload()
    await expect(resident.page.getByRole('button', { name: /^Host room/ }).first()).toBeVisible()
    await use(resident)
    if (info.status !== info.expectedStatus) await resident.leavesTraces(info.outputPath('Ali'))
    if (!forgiving) expect(resident.complaints.slice(before)).toEqual([])
  },
})
