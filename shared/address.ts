import { latinDigits } from './digits.ts'
import { fail, ok, type Result } from './result.ts'

export const defaultPort = 5050

/** Where a host can be reached. */
export interface Address {
  /** A name, an IPv4 number, or an IPv6 number without brackets (with `%scope` where it has one). */
  readonly host: string
  readonly port: number
}

const named = /^([^\s:[\]/@?#]+?)(?::(\d{1,5}))?$/
const bracketed = /^\[([0-9a-fA-F:.]+(?:%[\w.-]+)?)\](?::(\d{1,5}))?$/
const bare6 = /^[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:%[\w.-]+)?$/

/** Reads `host`, `host:port`, `[v6]`, `[v6]:port` or a bare IPv6 number, as a person would type it, in whatever digits. */
export function parseAddress(typed: string): Result<Address, 'address-invalid'> {
  const text = typed.trim()
  if (text.length > 300) return fail('address-invalid')
  const latin = latinDigits(text)
  if (bare6.test(latin)) return ok({ host: latin, port: defaultPort })
  const match = bracketed.exec(latin) ?? named.exec(latin)
  const port = match?.[2] === undefined ? defaultPort : Number(match[2])
  if (!match?.[1] || !isPort(port)) return fail('address-invalid')
  // a name in other letters keeps the digits that are part of it
  const host = /^[ -~]+$/.test(match[1]) ? match[1] : text.slice(0, match[1].length)
  return ok({ host, port })
}

/** Whether this can be a port to connect to. */
export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535
}

/** The address as a person would type it: the port only where it is not the usual one. */
export function formatAddress({ host, port }: Address): string {
  const shown = host.includes(':') ? `[${host}]` : host
  return port === defaultPort ? shown : `${shown}:${port}`
}
