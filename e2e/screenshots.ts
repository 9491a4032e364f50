/** `npm run screenshots`: three people talk at three real apps, and README.md gets its pictures. */
import { mkdtemp, mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startApp } from './support/app.ts'
import { freePort } from './support/port.ts'
import { Person, type Hosted } from './support/person.ts'

const pictures = resolve(import.meta.dirname, '../build/pictures')
const height = 800

const folder = await mkdtemp(join(tmpdir(), 'hearth-pictures-'))
const people = await Promise.all(['Ali', 'Sara', 'مینا'].map(open))
try {
  await mkdir(pictures, { recursive: true })
  await takeAll(people as [Person, Person, Person])
} finally {
  for (const person of people) await person.isKilled()
  await rm(folder, { recursive: true, force: true })
}

async function open(name: string): Promise<Person> {
  const wish = { profile: join(folder, name) }
  const person = new Person(name, wish, await startApp(wish))
  await person.begins()
  return person
}

async function takeAll([ali, sara, mina]: [Person, Person, Person]): Promise<void> {
  const hosted = await hostAndShow(ali)
  await joinAndShow(sara, hosted)
  await mina.joins(hosted.invite)
  await mina.isIn()
  await talk(ali, sara, mina)
  await picture(ali, 'room-light', 1280)
  await picture(ali, 'room-narrow-light', 480)
  await look(mina, 'dark', 'fa')
  await mina.page.getByRole('button', { name: /weekend/ }).click()
  await mina.sees('See you at the bakery')
  await picture(mina, 'room-persian-dark', 1280)
}

async function hostAndShow(ali: Person): Promise<Hosted> {
  await ali.wantsToHost()
  await ali.dialog.getByRole('textbox', { name: 'Name' }).fill('Ali’s place')
  await ali.dialog.getByRole('textbox', { name: 'Port' }).fill(String(await freePort()))
  await ali.presses('Start hosting', ali.dialog)
  await ali.dialog.getByText(/^hearth:\/\/join/).waitFor()
  await picture(ali, 'hosting-light', 1280)
  return ali.readsOut('Ali’s place')
}

async function joinAndShow(sara: Person, { address, groups }: Hosted): Promise<void> {
  await look(sara, 'dark', 'en')
  await sara.joins(address)
  await sara.dialog.getByRole('list', { name: 'As digits' }).waitFor()
  await picture(sara, 'trust-dark', 1280)
  await sara.trusts(groups)
}

async function talk(ali: Person, sara: Person, mina: Person): Promise<void> {
  for (const person of [ali, sara, mina]) await person.entersRoom('weekend')
  await ali.says('/topic Saturday at eight, at the bakery. Five seats, two tents.')
  const lines: [Person, string][] = [
    [ali, 'Who is in for the mountains on Saturday?'],
    [sara, 'I am! I can take two in the car, and the big tent.'],
    [mina, 'من هم می‌آیم. چادر کوچک و یک چراغ پیش من است.'],
    [sara, 'Perfect. Then we need sleeping bags, and something to cook on.'],
    [ali, 'I have a gas stove and three mugs.'],
    [sara, '/me looks for a better coffee pot'],
    [mina, 'ساعت ۸ راه بیفتیم؟ جمعه‌ها جاده زود شلوغ می‌شود.'],
    [ali, 'Eight it is. Here is the way up, two hours if we are quick: https://maps.example.org/cedar-pass'],
    [sara, 'See you at the bakery, @Ali.'],
  ]
  for (const [person, text] of lines) await sayToAll(person, text, [ali, sara, mina])
  await sara.opens('lobby')
  await sara.says('Has anybody seen my blue umbrella?')
  await sara.whispers('Ali', 'Bring the chess set too, will you?')
  await sara.knowsItIsSent('Bring the chess set too, will you?')
}

async function sayToAll(person: Person, text: string, hearers: readonly Person[]): Promise<void> {
  await person.says(text)
  const shown = text.replace('/me ', '')
  for (const hearer of hearers) await hearer.knowsItIsSent(shown)
}

/** The window in this theme and language; it begins anew, as after a start. */
async function look(person: Person, theme: 'light' | 'dark', language: 'en' | 'fa'): Promise<void> {
  await person.calls('changeSettings', { theme, language })
  await person.page.reload()
  await person.page.locator(`html[lang=${language}]`).waitFor()
}

async function picture(person: Person, name: string, width: number): Promise<void> {
  await person.app.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height)
    },
    { width, height },
  )
  await person.page.waitForFunction((wanted) => globalThis.innerWidth === wanted, width)
  await person.page.evaluate(() => document.fonts.ready.then(() => undefined))
  await person.page.mouse.move(0, 0) // nothing under it is lit up
  await person.page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
  console.log(`${name}.png`)
}
