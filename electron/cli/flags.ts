import { defaultPort, isPort } from '../../shared/address.ts'
import { refusal, sentence } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { LogLevel } from '../disk/log.ts'
import type { OwnPair } from '../server/host-identity.ts'
import type { HostLimits } from '../server/host-limits.ts'
import { readHistoryFlags, type HistoryFlags } from './history-flags.ts'
import { readLimits } from './limit-flags.ts'
import { parseWords } from './parse-words.ts'

/** What a headless host was told on its command line. */
export interface Flags extends HistoryFlags {
  readonly help: boolean
  readonly port: number
  readonly name: string
  readonly data: string
  readonly bind: string | undefined
  readonly plain: boolean
  readonly pair: OwnPair | null
  /** Where to write the certificate instead of hosting. */
  readonly exportCert: string | undefined
  readonly logLevel: LogLevel
  /** What differs from the usual limits. */
  readonly limits: Partial<HostLimits>
}

/** What stands in for a flag that was left out. */
export interface Usual {
  readonly name: string
  readonly data: string
}

/** By the names that people type. */
const levels = new Map<string, LogLevel>([
  ['info', 'info'],
  ['warning', 'warn'],
  ['error', 'error'],
])

const options = {
  help: { type: 'boolean', default: false },
  port: { type: 'string', default: String(defaultPort) },
  name: { type: 'string' },
  data: { type: 'string' },
  bind: { type: 'string' },
  plain: { type: 'boolean', default: false },
  cert: { type: 'string' },
  key: { type: 'string' },
  'export-cert': { type: 'string' },
  'log-level': { type: 'string', default: 'info' },
  keep: { type: 'string', default: 'forever' },
  newcomers: { type: 'string', default: 'all' },
  'use-backup': { type: 'boolean', default: false },
  'begin-empty': { type: 'boolean', default: false },
  limit: { type: 'string', multiple: true, default: [] as string[] },
} as const

/** Reads the words after the command, or says in one line what is wrong with them. */
export function readFlags(words: readonly string[], usual: Usual): Result<Flags, string> {
  const parsed = parseWords(words, options)
  if (!parsed.ok) return parsed
  const { help, name = usual.name, data = usual.data, bind, plain, cert, key } = parsed.value
  const port = /^\d{1,5}$/.test(parsed.value.port) ? Number(parsed.value.port) : -1
  const level = levels.get(parsed.value['log-level'])
  if (port !== 0 && !isPort(port)) return fail(`--port ${parsed.value.port}: ${sentence(refusal('port-invalid'))}`)
  if (!level) return fail(`--log-level is one of ${[...levels.keys()].join(', ')}.`)
  if ((cert === undefined) !== (key === undefined)) return fail('--cert and --key belong together.')
  const limits = readLimits(parsed.value.limit)
  if (!limits.ok) return limits
  const history = readHistoryFlags(parsed.value)
  if (!history.ok) return history
  const pair = cert === undefined || key === undefined ? null : { certFile: cert, keyFile: key }
  const { 'export-cert': exportCert } = parsed.value
  const { value: kept } = history
  return ok({ help, port, name, data, bind, plain, pair, exportCert, logLevel: level, limits: limits.value, ...kept })
}
