/** A program: somebody who comes by an invite, by the app's own client, and stays for as long as the input is open. */
import { EnginePerson } from '../engine/engine-person.ts'

const [name = '', invite = ''] = process.argv.slice(2)
const person = await EnginePerson.begin(name)
await person.accept(invite)
process.stdin.resume()
