/** This profile's own key: made once, and kept as well as the system lets us. */
import { renameSync } from 'node:fs'
import type { Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { flag, record, text, whole, type Fits } from '../../../shared/shape.ts'
import { JsonFile } from '../../disk/json-file.ts'
import type { Log } from '../../disk/log.ts'
import { makeIdentity } from '../../wire/certificate.ts'
import { readIdentity, type Identity } from '../../wire/identity.ts'

/** The operating system's key store. It seals text for this account alone. */
export interface KeyStore {
  /** Whether it can seal at all. */
  readonly available: boolean
  seal(text: string): string
  /** Throws where the text was sealed by another account, or the store has lost its key. */
  open(sealed: string): string
}

const fileShape = record({
  version: whole(1, 1),
  certificate: text(64 * 1024, 1),
  key: text(64 * 1024, 1),
  /** Whether `key` is sealed, or is PEM as it is. */
  sealed: flag,
})
type Kept = Fits<typeof fileShape>

/**
 * The key of this profile, made at its first start. Where the system has no key store it lies in a file that only
 * its owner may read. A file that cannot be opened any more is set aside, never overwritten.
 */
export async function ownKey(path: string, store: KeyStore, log: Log): Promise<Result<Identity, Refusal>> {
  const file = new JsonFile(path, fileShape)
  const read = file.read()
  if (!read.ok && read.error.code === 'file-unreadable') return read
  if (!read.ok) log.error('the key of this profile is damaged, and a new one is made', { why: read.error.code })
  const kept = read.ok && read.value ? opened(read.value, store) : null
  if (kept) return ok(kept)
  if (read.ok && read.value) setAside(path, log)
  return make(file, store, log)
}

function opened({ certificate, key, sealed }: Kept, store: KeyStore): Identity | null {
  try {
    const identity = readIdentity(certificate, sealed ? store.open(key) : key)
    return identity.ok ? identity.value : null
  } catch {
    return null
  }
}

/** People who were known by it are strangers to their hosts from now on: the old key may be wanted back. */
function setAside(path: string, log: Log): void {
  const aside = `${path}.unopened-${new Date().toISOString().replace(/[:.]/g, '-')}`
  renameSync(path, aside)
  log.error('the key of this profile cannot be opened, and a new one is made', { aside })
}

async function make(file: JsonFile<Kept>, store: KeyStore, log: Log): Promise<Result<Identity, Refusal>> {
  const identity = await makeIdentity({ commonName: 'Hearth', names: [], addresses: [] })
  if (!store.available) log.warn('there is no key store: the key of this profile lies in a file', { path: file.path })
  const key = store.available ? store.seal(identity.keyPem) : identity.keyPem
  const saved = file.saveNow({ version: 1, certificate: identity.certificatePem, key, sealed: store.available })
  return saved.ok ? ok(identity) : fail(saved.error)
}
