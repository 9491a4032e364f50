/** This profile's own key: made once, and kept as well as the system lets us. */
import { renameSync } from 'node:fs'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
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

export interface OwnKey {
  readonly identity: Identity
  /** That another key took the place of the one before, for the person to know. */
  readonly problem: Refusal | null
}

/**
 * The key of this profile, made at its first start. Where the system has no key store it lies in a file that only
 * its owner may read.
 * 1. A file that cannot be opened any more MUST be set aside, never overwritten.
 * 2. One that is sealed MUST be left alone while there is no key store: another desktop, or a keyring that is locked,
 *    would cost the person all their names.
 */
export async function ownKey(path: string, store: KeyStore, log: Log): Promise<Result<OwnKey, Refusal>> {
  const file = new JsonFile(path, fileShape)
  const read = file.read()
  if (!read.ok) return read.error.code === 'file-unreadable' ? read : replace(file, store, log, read.error.facts)
  if (!read.value) return make(file, store, log, null)
  if (read.value.sealed && !store.available) return fail(refusal('key-store-gone', { path }))
  const identity = opened(read.value, store)
  return identity ? ok({ identity, problem: null }) : replace(file, store, log, setAside(path))
}

function opened({ certificate, key, sealed }: Kept, store: KeyStore): Identity | null {
  try {
    const identity = readIdentity(certificate, sealed ? store.open(key) : key)
    return identity.ok ? identity.value : null
  } catch {
    return null
  }
}

function setAside(path: string): Refusal['facts'] {
  const aside = `${path}.unopened-${new Date().toISOString().replace(/[:.]/g, '-')}`
  renameSync(path, aside)
  return { path, aside }
}

/** People who were known by the old key are strangers to their hosts from now on: they may want it back. */
function replace(file: JsonFile<Kept>, store: KeyStore, log: Log, facts: Refusal['facts']) {
  log.error('the key of this profile cannot be opened, and a new one is made', facts)
  return make(file, store, log, refusal('key-unopened', facts))
}

async function make(
  file: JsonFile<Kept>,
  store: KeyStore,
  log: Log,
  problem: Refusal | null,
): Promise<Result<OwnKey, Refusal>> {
  const identity = await makeIdentity({ commonName: 'Hearth', names: [], addresses: [] })
  if (!store.available) log.warn('there is no key store: the key of this profile lies in a file', { path: file.path })
  const key = store.available ? store.seal(identity.keyPem) : identity.keyPem
  const saved = file.saveNow({ version: 1, certificate: identity.certificatePem, key, sealed: store.available })
  return saved.ok ? ok({ identity, problem }) : fail(saved.error)
}
