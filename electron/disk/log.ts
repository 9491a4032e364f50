import { renameSync } from 'node:fs'
import { join } from 'node:path'
import electronLog from 'electron-log/node.js'
import { printable } from './printable.ts'

export type Facts = Readonly<Record<string, string | number | boolean>>
export type LogLevel = 'info' | 'warn' | 'error'

/** From the least on. */
const levels: readonly LogLevel[] = ['info', 'warn', 'error']

/**
 * What happened, and the facts of it.
 * 1. A message's text MUST NOT be among them.
 * 2. It MUST NOT throw, also where the disk refuses.
 */
export interface Log {
  info(what: string, facts?: Facts): void
  warn(what: string, facts?: Facts): void
  error(what: string, facts?: Facts): void
}

export interface LogOptions {
  readonly folder: string
  readonly name: 'server' | 'client'
  /** What is less than this is left out. */
  readonly level: LogLevel
  /** On standard error too. */
  readonly alsoStderr: boolean
}

/** bytes of one file, and how many files there are: 25 MB of log, then the oldest goes. */
const rotation = { bytes: 5 * 1024 * 1024, files: 5 } as const

/** A log that forgets everything: for tests. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Opens `<folder>/<name>.log`, rotated as `<name>.1.log` (newest) to `<name>.4.log`. Addresses are cut to their network. */
export function openLog({ folder, name, level, alsoStderr }: LogOptions): Log {
  const logger = electronLog.create({ logId: join(folder, name) })
  for (const transport of Object.values(logger.transports)) if (transport) transport.level = false
  const { file } = logger.transports
  file.level = level
  file.maxSize = rotation.bytes
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  file.resolvePathFn = () => join(folder, `${name}.log`)
  file.archiveLogFn = () => rotate(folder, name)
  file.format = '{text}'
  if (alsoStderr) logger.transports['stderr'] = stderrTransport(level)
  const least = levels.indexOf(level)
  // what is left out is not put into words either
  const teller = (own: LogLevel) => (what: string, facts?: Facts) => {
    if (levels.indexOf(own) >= least) logger[own](line(own, what, facts))
  }
  return { info: teller('info'), warn: teller('warn'), error: teller('error') }
}

function line(level: LogLevel, what: string, facts: Facts = {}): string {
  const told = Object.entries(facts).map(([key, value]) => ` ${key}=${shown(value)}`)
  return `${new Date().toISOString()} ${level.padEnd(5)} ${printable(what)}${told.join('')}`
}

function shown(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value)
  return /^[\w.:/+-]+$/.test(value) ? printable(value) : `"${printable(value).replaceAll('"', '\\"')}"`
}

type Transport = NonNullable<(typeof electronLog.transports)[string]>

function stderrTransport(level: LogLevel): Transport {
  const write = ({ data }: Parameters<Transport>[0]): void => void process.stderr.write(`${String(data[0])}\n`)
  return Object.assign(write, { level, transforms: [] })
}

function rotate(folder: string, name: string): void {
  const path = (age: number): string => join(folder, age === 0 ? `${name}.log` : `${name}.${age}.log`)
  for (let age = rotation.files - 1; age > 0; age--) {
    try {
      renameSync(path(age - 1), path(age))
    } catch {
      // that many are not there yet; and a full disk must not stop the host
      continue
    }
  }
}
