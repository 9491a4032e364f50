import type { Address } from '../../shared/address.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { ok, type Result } from '../../shared/result.ts'
import { JsonFile } from '../disk/json-file.ts'
import type { Log } from '../disk/log.ts'
import { hostsFileShape, sameAddress, type KnownHost } from './known-host.ts'

/** The hosts this profile knows, in the order in which they were joined, kept in its `hosts.json`. */
export class KnownHosts {
  private readonly hosts = new Map<string, KnownHost>()
  /** Why the file could not be read, for the person to know. A damaged one was set aside. */
  readonly problem: Refusal | null
  private readonly file: JsonFile<{ version: number; hosts: readonly KnownHost[] }>
  private readonly writable: boolean

  constructor(
    path: string,
    private readonly log: Log,
  ) {
    this.file = new JsonFile(path, hostsFileShape)
    const read = this.file.read()
    for (const host of (read.ok && read.value?.hosts) || []) this.hosts.set(host.id, host)
    this.problem = read.ok ? null : read.error
    // what the disk would not show may be a good list: it is not ours to replace
    this.writable = this.problem?.code !== 'file-unreadable'
    if (this.problem) log.error('the list of hosts cannot be read', { why: this.problem.code })
  }

  /** Whether hosts may be missing that this profile knew: their person may yet put the list back that was set aside. */
  get mayLack(): boolean {
    return this.problem !== null || this.file.hasAside
  }

  all(): readonly KnownHost[] {
    return [...this.hosts.values()]
  }

  /** The host with this key. One that an authority vouches for has none. */
  byKey(keyHash: string): KnownHost | undefined {
    return this.all().find(({ trust }) => trust.type === 'pin' && trust.keyHash === keyHash)
  }

  /** The host that answered at this address. */
  byAddress(address: Address): KnownHost | undefined {
    return this.all().find(({ addresses }) => addresses.some((known) => sameAddress(known, address)))
  }

  /** Keeps a host as it is now: a new one, or a change of one. */
  keep(host: KnownHost): void {
    this.hosts.set(host.id, host)
    void this.save()
  }

  /** Forgets a host for good, or not at all where the disk refuses. */
  async forget(id: string): Promise<Result<null, Refusal>> {
    const host = this.hosts.get(id)
    if (!host) return ok(null)
    this.hosts.delete(id)
    const saved = await this.save()
    if (!saved.ok) this.hosts.set(id, host)
    return saved
  }

  /** Waits for what is still to be written. */
  async settled(): Promise<void> {
    await this.file.settled()
  }

  private async save(): Promise<Result<null, Refusal>> {
    if (!this.writable) return ok(null)
    const saved = await this.file.save(() => ({ version: 1, hosts: this.all() }))
    if (!saved.ok) this.log.error('the list of hosts cannot be saved', { why: saved.error.code })
    return saved
  }
}
