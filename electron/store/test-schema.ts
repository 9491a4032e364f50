import type { Schema } from './migrate.ts'

const [table, fill, change, mark] = [
  'CREATE TABLE words (number INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT',
  `INSERT INTO words SELECT value, 'old' FROM (
     WITH RECURSIVE upTo(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM upTo WHERE value < 50000) SELECT * FROM upTo)`,
  `UPDATE words SET word = 'new'`,
  0x74657374,
]

/** For tests: a schema whose rows are all old. */
export const first: Schema = { mark, migrations: [`${table}; ${fill}`] }

/** For tests: the same one step further, in which every row becomes new. */
export const second: Schema = { mark, migrations: [...first.migrations, change] }

/** For tests: a step further that cannot be done. */
export const broken: Schema = { mark, migrations: [...first.migrations, `${change}; SELECT * FROM nowhere`] }
