/** For tests: opens a database with the next schema, which takes a moment, until it is killed. */
import { openStore } from './open-store.ts'
import { second } from './test-schema.ts'

process.stdout.write('go\n')
const opened = openStore(process.argv[2] ?? '', second, () => null)
if (!opened.ok) throw new Error(opened.error)
opened.value.database.close()
