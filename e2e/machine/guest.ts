/**
 * A program: somebody for each of these addresses, who goes there by the app's own client and says something. All of them
 * go at once; printed is one line of JSON: how it went for each, and after how many ms.
 */
import { EnginePerson } from '../engine/engine-person.ts'

/** How it went at one address: `said`, or the code of the refusal. */
export interface Visit {
  readonly address: string
  readonly came: string
  readonly ms: number
}

console.log(JSON.stringify(await Promise.all(process.argv.slice(2).map(visit))))

async function visit(address: string, at: number): Promise<Visit> {
  const person = await EnginePerson.begin(`Guest-${at}`)
  const began = performance.now()
  const came = await comeTo(address, person)
  const ms = Math.round(performance.now() - began)
  await person.remove()
  return { address, came, ms }
}

async function comeTo(address: string, person: EnginePerson): Promise<string> {
  let answer = await person.clients.join(address, null)
  if (answer.type === 'question') {
    answer = await person.clients.answerTrust({ question: answer.question.id, trust: true })
  }
  if (answer.type !== 'joined') return answer.type === 'refused' ? answer.refusal.code : answer.type
  const { host } = answer
  const text = `Hello from ${address}`
  person.say(host, text)
  await person.until(() => person.room(host).messages.some((message) => message.text === text))
  return 'said'
}
