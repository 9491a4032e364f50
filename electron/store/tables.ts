import { Database } from './database.ts'
import { migrate, versionOf, type Schema } from './migrate.ts'
import { Damage } from './problem.ts'
import { connect } from './sqlite.ts'

/** What SQLite counts for itself may be there or not. */
const select = `
  SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name`

/**
 * Throws `Damage` where a file's tables are not those of its version: to SQLite, a letter of a column's name that turned
 * into another one makes another column, and what it says of that would be taken for a bug.
 */
export function checkTables(database: Database, schema: Schema): void {
  const made = tablesMade(schema, versionOf(database))
  if (tablesOf(database) !== made) throw new Damage('the tables are not those that were made')
}

function tablesMade({ mark, migrations }: Schema, version: number): string {
  const database = new Database(connect(':memory:'), ':memory:')
  migrate(database, { mark, migrations: migrations.slice(0, version) })
  const tables = tablesOf(database)
  database.close()
  return tables
}

function tablesOf(database: Database): string {
  return JSON.stringify(database.rows(select))
}
