import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname, networkInterfaces, uptime } from 'node:os'
import { platform } from 'node:process'

/** Where a process runs. */
export interface ProcessPlace {
  readonly pid: number
  /** Which run of the kernel this is; empty where the system does not tell. */
  readonly boot: string
  /** When the process began; empty where the system does not tell. A number that is free is given to another one. */
  readonly start: string
  /** Among which processes its number counts: a container has its own. Empty where an older Hearth wrote it down. */
  readonly namespace: string
  /** The computer, as its name and its network cards tell it; empty where nobody does. */
  readonly machine: string
  /** The computer's name, for people. */
  readonly computer: string
}

/** Where this process runs, and since when its system does, in ms since 1970. */
export interface OwnPlace extends ProcessPlace {
  readonly booted: number
}

/** Whether a process still runs; `unknown` where it cannot be seen from here. */
export type Life = 'lives' | 'ended' | 'unknown'

/** The kernel's own name for the processes that are in no container. */
export const firstNamespace = 'pid:[4026531836]'

/** A namespace that nobody tells is like no other. */
const untold = 'untold'

export function ownPlace(): OwnPlace {
  const machine = machineHere()
  const boot = told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
  const counted = platform === 'linux' ? told(() => readlinkSync('/proc/self/ns/pid')) : machine
  const booted = Date.now() - uptime() * 1_000
  const start = startOf('self')
  return { pid: process.pid, boot, start, namespace: counted || untold, machine, computer: hostname(), booted }
}

/**
 * Whether a process still runs that last gave a sign of itself at a time (ms since 1970).
 * 1. `ended` MUST be said only of what is seen from here: a process of these very processes, or of an earlier run of
 *    this computer, outside containers. Copies of one computer differ in their cards, and what they hold is touched.
 * 2. Where the system does not tell when a process began, `lives` MUST NOT be said of one because its number is taken: it
 *    may be another one's since the computer was started again.
 */
export function lifeOf(holder: ProcessPlace, touched: number, own: OwnPlace = ownPlace()): Life {
  if (!Number.isInteger(holder.pid) || holder.pid <= 0) return 'unknown'
  const isBefore = touched < own.booted
  if (!isBeside(holder, own)) return isEarlier(holder, own) && isBefore ? 'ended' : 'unknown'
  if (!isRunning(holder, own)) return 'ended'
  if (own.start !== '') return 'lives'
  if (isBefore) return 'ended'
  // an older Hearth gives no further sign of itself
  return holder.namespace === '' ? 'lives' : 'unknown'
}

/** Whether it is, or was, one of these very processes, whose numbers mean the same. */
export function isBeside({ boot, namespace }: ProcessPlace, own: OwnPlace): boolean {
  return boot === own.boot && (namespace === '' || (namespace === own.namespace && namespace !== untold))
}

function isEarlier({ boot, namespace, machine }: ProcessPlace, own: OwnPlace): boolean {
  if (namespace !== firstNamespace || own.namespace !== firstNamespace) return false
  return machine !== '' && machine === own.machine && boot !== '' && boot !== own.boot
}

function isRunning({ pid, start }: ProcessPlace, own: OwnPlace): boolean {
  // our own number on what this thread does not hold is from a thread, or a process, before it
  if (pid === own.pid || !isAlive(pid)) return false
  const now = startOf(pid)
  return start === '' || now === '' || start === now
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and is somebody else's
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function startOf(pid: number | 'self'): string {
  const words = told(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // a program's name may hold anything; what follows its last bracket has the start as its 20th word
  return words.slice(words.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function machineHere(): string {
  return told(() => {
    const cards = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.map(({ mac }) => mac))
    const words = [hostname(), ...[...new Set(cards)].sort()].join(' ')
    return createHash('sha256').update(words).digest('hex').slice(0, 32)
  })
}

/** What the system says; empty where it says nothing. */
function told(ask: () => string): string {
  try {
    return ask()
  } catch {
    return ''
  }
}
