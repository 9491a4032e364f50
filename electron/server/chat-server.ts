import type { Clock } from '../../shared/clock.ts'
import type { Newcomers } from '../../shared/model.ts'
import type { Retention } from '../../shared/model.ts'
import { hostName } from '../../shared/names.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { lockFolder, type FolderLock } from '../disk/folder-lock.ts'
import type { Log } from '../disk/log.ts'
import type { Identity } from '../wire/identity.ts'
import type { FreshLink } from '../wire/link.ts'
import { listenTcp, type Listener } from '../wire/tcp.ts'
import { Archive } from './archive/archive.ts'
import type { Damaged } from './archive/open-clerk.ts'
import { hostLimits, type HostLimits } from './host-limits.ts'
import { fitted, openFiles } from './open-files.ts'
import { Host } from './host.ts'
import { Hub } from './hub.ts'
import { Reception } from './reception.ts'
import { restore } from './restore.ts'
import type { Store } from './store.ts'

export interface ServerOptions {
  /** The host's display name. */
  readonly name: string
  /** Where the host keeps its history: people, rooms and messages. One host at a time. */
  readonly folder: string
  /** 0 takes any that is free. */
  readonly port: number
  /** The address to bind; all of them where it is left out. */
  readonly bind?: string | undefined
  /** Whether plain-text clients are let in. */
  readonly plain: boolean
  /** Whether frames are heard in the clear: for tests alone. */
  readonly clearFrames?: boolean
  readonly identity: Identity
  readonly clock: Clock
  readonly log: Log
  /** What somebody who enters a room may read of it; all where it is left out. */
  readonly newcomers?: Newcomers
  /** What differs from the usual limits. */
  readonly limits?: Partial<HostLimits>
  /** The built file of the history's thread. Where it is left out, its work is done in this thread: for tests. */
  readonly archiveThread?: URL | null
  /** How long messages are kept; for ever where it is left out. */
  readonly retention?: Retention
  /** What to do with a damaged history; `refuse` where it is left out. */
  readonly damaged?: Damaged
  /** In place of the history on disk: for tests alone. */
  readonly store?: Store
}

/** A running host. */
export interface ChatServer {
  readonly port: number
  /** How many people are here. */
  readonly peopleHere: number
  /** Takes a link in as if it had connected, without a socket: the same core for tests. */
  attach(link: FreshLink): void
  /** Says goodbye to everybody, closes, and saves. Nothing of it runs on afterwards. */
  stop(): Promise<void>
}

/** ms that clients have to read our goodbye. */
const stopPatience = 2_000

/**
 * Opens a host. Answers `host-name-invalid`, what is wrong with the folder (`folder-busy`, `folder-busy-elsewhere`,
 * `folder-unwritable`), with the disk (`disk-full`, `disk-failed`), with the history on it (`history-damaged`,
 * `history-newer`) or with the port (`port-in-use`, `port-forbidden`, `port-invalid`, `bind-failed`).
 */
export async function startServer(options: ServerOptions): Promise<Result<ChatServer, Refusal>> {
  const name = hostName(options.name)
  if (name === null) return fail(refusal('host-name-invalid'))
  const { folder, clock, log } = options
  const lock = await lockFolder(folder, { clock, lost: () => end(log) })
  if (!lock.ok) return lock
  const started = await open({ ...options, name }, lock.value)
  if (!started.ok) lock.value.release()
  return started
}

/**
 * Another host took the folder over while this one stood still, and its history is that one's now: closing would write
 * into it. So the program ends at once, or the thread.
 */
function end(log: Log): void {
  log.error('another host took the folder over')
  process.exit(1)
}

async function open(options: ServerOptions, lock: FolderLock): Promise<Result<ChatServer, Refusal>> {
  const opened = options.store ? ok(options.store) : await openArchive(options, lock)
  if (!opened.ok) return opened
  const started = await serve(options, lock, opened.value)
  if (!started.ok) await opened.value.close()
  return started
}

function openArchive(options: ServerOptions, lock: FolderLock): Promise<Result<Store, Refusal>> {
  const { folder, clock, log, archiveThread: thread = null, damaged = 'refuse' } = options
  const { retention = { type: 'forever' } } = options
  const { diskReserve: reserve } = hostLimits(options.limits)
  return Archive.open({ folder, lock, clock, log, thread, damaged, retention, reserve })
}

async function serve(options: ServerOptions, lock: FolderLock, store: Store): Promise<Result<ChatServer, Refusal>> {
  const { clock, log, name, plain, identity, clearFrames = false, newcomers = 'read-all' } = options
  const host = new Host({ name, clock, limits: limitsOf(options), log, store, newcomers })
  restore(host, store.kept)
  const hub = new Hub(host)
  const reception = new Reception(hub, { identity, plain, clearFrames })
  const listener = await listen(options, reception)
  if (!listener.ok) return listener
  log.info('listening', { port: listener.value.port, plain })
  return ok(new RunningServer({ lock, store, hub, reception, listener: listener.value }))
}

function limitsOf({ limits, log }: ServerOptions): HostLimits {
  const wanted = hostLimits(limits)
  const most = openFiles()
  const fit = fitted(wanted, most)
  const { connections } = fit
  if (connections < wanted.connections)
    log.warn('few open files, so fewer connections', { openFiles: Number(most), connections })
  return fit
}

function listen({ port, bind, clock, log }: ServerOptions, reception: Reception): Promise<Result<Listener, Refusal>> {
  const onError = (error: Error): void => log.error('accepting failed', { error: error.message })
  return listenTcp({ port, bind, clock, onError }, (arrival) => reception.receive(arrival))
}

interface RunningParts {
  readonly lock: FolderLock
  readonly store: Store
  readonly hub: Hub
  readonly reception: Reception
  readonly listener: Listener
}

class RunningServer implements ChatServer {
  private stopped: Promise<void> | null = null

  constructor(private readonly parts: RunningParts) {}

  get port(): number {
    return this.parts.listener.port
  }

  get peopleHere(): number {
    return this.parts.hub.host.people.here
  }

  attach(link: FreshLink): void {
    this.parts.reception.meet(link)
  }

  stop(): Promise<void> {
    return (this.stopped ??= this.close())
  }

  private async close(): Promise<void> {
    const { hub, listener, lock, reception, store } = this.parts
    await listener.close()
    reception.close()
    await hub.stop(stopPatience)
    await store.close()
    lock.release()
    hub.host.log.info('stopped')
  }
}
