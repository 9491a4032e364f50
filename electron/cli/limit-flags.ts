import { queuesOf, settings } from '../../shared/limit-settings.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { changedLimits, type HostLimits } from '../server/host-limits.ts'

/** Reads the values of `--limit`, such as `messages.burst=20`, or says in one line what is wrong with them. */
export function readLimits(words: readonly string[]): Result<Partial<HostLimits>, string> {
  const choices = new Map<string, number>()
  for (const word of words) {
    const { name, value } = /^(?<name>[^=]*)=(?<value>\d{1,12})$/.exec(word)?.groups ?? {}
    if (name === undefined || value === undefined)
      return fail(`--limit ${word}: Write NAME=VALUE, with a whole number.`)
    const setting = settings.find((one) => one.name === name)
    if (!setting) return fail(`--limit ${word}: There is no limit of that name.`)
    const [least, most] = setting.range
    if (Number(value) < least || Number(value) > most) return fail(`--limit ${word}: Choose from ${least} to ${most}.`)
    choices.set(name, Number(value))
  }
  const { soft, hard } = queuesOf(Object.fromEntries(choices))
  if (soft > hard)
    return fail(
      `--limit: sendQueue.soft (${soft}) is above sendQueue.hard (${hard}). Lower the one or raise the other.`,
    )
  return ok(changedLimits(choices))
}

/** What `--help` prints about limits: one line for each, with its range and what it usually is. */
export function limitLines(): string {
  const longest = Math.max(...settings.map(({ name }) => name.length))
  return settings
    .map(({ name, value, range: [least, most] }) => `  ${name.padEnd(longest)}  ${least} to ${most} (${value})`)
    .join('\n')
}
