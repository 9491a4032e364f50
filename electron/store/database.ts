import { rmSync } from 'node:fs'
import type { Database as Connection, SQLiteValue, Statement } from 'node-sqlite3-wasm'
import { Damage } from './problem.ts'

export type Value = string | number | null
export type Row = Readonly<Record<string, unknown>>

/**
 * One open SQLite file. Its methods throw SQLite's own errors: what is beside the disk's fault is a bug, and
 * `diskProblem` tells the two apart.
 * 1. A statement is prepared once, and MUST run to its end each time, or be forgotten: one that stands half read
 *    would hold back checkpoints for ever.
 */
export class Database {
  private readonly statements = new Map<string, Statement>()

  constructor(
    private readonly connection: Connection,
    readonly path: string,
  ) {}

  /** Does it; answers how many rows it changed. */
  run(sql: string, ...values: Value[]): number {
    return this.statement(sql).run(values).changes
  }

  rows(sql: string, ...values: Value[]): Row[] {
    return this.statement(sql).all(values)
  }

  row(sql: string, ...values: Value[]): Row | null {
    return this.rows(sql, ...values)[0] ?? null
  }

  /** The row that must be there: where it is not, that is damage. */
  one(sql: string, ...values: Value[]): Row {
    const row = this.row(sql, ...values)
    if (!row) throw new Damage('a row is missing')
    return row
  }

  /** Reads rows for as long as `wants` says so; answers whether it stopped at one. */
  walk(sql: string, wants: (row: Row) => boolean, ...values: Value[]): boolean {
    for (const row of this.statement(sql).iterate(values)) {
      if (wants(row)) continue
      this.forgetStatement(sql)
      return true
    }
    return false
  }

  /** Does statements without values, one after another. */
  execute(sql: string): void {
    this.connection.exec(sql)
  }

  /** The value of a pragma. */
  pragma(name: string): SQLiteValue | undefined {
    const [row] = this.connection.all(`PRAGMA ${name}`)
    return row && (Object.values(row)[0] as SQLiteValue)
  }

  /** All of it, or nothing where it throws. */
  transact<T>(act: () => T): T {
    this.execute('BEGIN IMMEDIATE')
    try {
      const done = act()
      this.execute('COMMIT')
      return done
    } catch (error) {
      this.undo()
      throw error
    }
  }

  close(): void {
    this.forgetStatements()
    this.connection.close()
  }

  /** Lets go of the file as it is. Closing would write what waits in the WAL into a file that must stay untouched. */
  abandon(): void {
    rmSync(`${this.path}.lock`, { recursive: true, force: true })
  }

  private undo(): void {
    // a statement that failed tells its failure again at its next use: it is prepared anew
    this.forgetStatements()
    if (this.connection.inTransaction) this.execute('ROLLBACK')
  }

  private statement(sql: string): Statement {
    const known = this.statements.get(sql)
    if (known) return known
    const prepared = this.connection.prepare(sql)
    this.statements.set(sql, prepared)
    return prepared
  }

  private forgetStatements(): void {
    for (const sql of this.statements.keys()) this.forgetStatement(sql)
  }

  private forgetStatement(sql: string): void {
    finalized(this.statement(sql))
    this.statements.delete(sql)
  }
}

/** Finalizing tells the failure of the last step once more. Whoever took that step has heard it. */
function finalized(statement: Statement): void {
  try {
    statement.finalize()
  } catch {
    return
  }
}
