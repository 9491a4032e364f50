import { hostname } from 'node:os'
import { join } from 'node:path'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { lockFolder } from '../disk/folder-lock.ts'
import { readText } from '../disk/json-file.ts'
import { replaceFileNow } from '../disk/replace-file.ts'
import { makeIdentity } from '../wire/certificate.ts'
import { readIdentity, type BadIdentity, type Identity } from '../wire/identity.ts'
import { interfaces } from '../wire/interfaces.ts'
import { systemClock } from '../wire/system-clock.ts'

/** A key pair of the person's own, in PEM files. */
export interface OwnPair {
  readonly certFile: string
  readonly keyFile: string
}

/**
 * Who a host is: the person's own pair, or the key kept in its folder, made at the first hosting. Answers
 * `file-unreadable`, `certificate-bad`, `key-bad`, `key-mismatch` or `folder-unwritable`, each with its path, and where a key
 * has to be made in a folder that is another's, what `lockFolder` does.
 * 1. A key MUST be made once, however many begin at once: who saw it pins it.
 */
export async function hostIdentity(folder: string, own: OwnPair | null = null): Promise<Result<Identity, Refusal>> {
  if (own) return readPair(own)
  const pair = { certFile: join(folder, 'host-certificate.pem'), keyFile: join(folder, 'host-key.pem') }
  return keptPair(pair) ?? makePair(folder, pair)
}

/** The pair that is kept; null where none was made. */
function keptPair(pair: OwnPair): Result<Identity, Refusal> | null {
  const key = readText(pair.keyFile)
  if (!key.ok) return key
  return key.value === null ? null : readPair(pair)
}

function readPair({ certFile, keyFile }: OwnPair): Result<Identity, Refusal> {
  const certificate = readThere(certFile)
  if (!certificate.ok) return certificate
  const key = readThere(keyFile)
  if (!key.ok) return key
  const identity = readIdentity(certificate.value, key.value)
  return identity.ok ? identity : fail(refusal(identity.error, { path: pathOf(identity.error, certFile, keyFile) }))
}

function pathOf(problem: BadIdentity, certFile: string, keyFile: string): string {
  return problem === 'certificate-bad' ? certFile : keyFile
}

function readThere(path: string): Result<string, Refusal> {
  const text = readText(path)
  if (!text.ok) return text
  return text.value === null ? fail(refusal('file-unreadable', { path })) : ok(text.value)
}

async function makePair(folder: string, pair: OwnPair): Promise<Result<Identity, Refusal>> {
  const identity = await makeIdentity({
    commonName: hostname(),
    names: [...new Set(['localhost', hostname()])],
    addresses: ownAddresses(),
  })
  const lock = await lockFolder(folder, { clock: systemClock, lost: () => undefined })
  if (!lock.ok) return lock
  // another one may have made it meanwhile
  const kept = keptPair(pair) ?? keepPair(pair, identity)
  lock.value.release()
  return kept
}

function keepPair({ certFile, keyFile }: OwnPair, identity: Identity): Result<Identity, Refusal> {
  // the key comes last: a folder that has one has the whole pair
  const certificate = replaceFileNow(certFile, identity.certificatePem)
  const key = certificate.ok ? replaceFileNow(keyFile, identity.keyPem) : certificate
  return key.ok ? ok(identity) : key
}

/** Loopback too: a client on this computer checks the address it dials. */
function ownAddresses(): string[] {
  const addresses = Object.values(interfaces()).flatMap((infos) => infos ?? [])
  return [...new Set(['127.0.0.1', '::1', ...addresses.map(({ address }) => address.replace(/%.*$/, ''))])]
}
