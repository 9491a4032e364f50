import { hostname } from 'node:os'
import { join } from 'node:path'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { readText } from '../disk/json-file.ts'
import { makeFolder } from '../disk/make-folder.ts'
import { replaceFileNow } from '../disk/replace-file.ts'
import { makeIdentity } from '../wire/certificate.ts'
import { readIdentity, type BadIdentity, type Identity } from '../wire/identity.ts'
import { interfaces } from '../wire/interfaces.ts'

/** A key pair of the person's own, in PEM files. */
export interface OwnPair {
  readonly certFile: string
  readonly keyFile: string
}

/**
 * Who a host is: the person's own pair, or the key kept in its folder, made at the first hosting. Answers
 * `file-unreadable`, `certificate-bad`, `key-bad`, `key-mismatch` or `folder-unwritable`, each with its path.
 */
export async function hostIdentity(folder: string, own: OwnPair | null = null): Promise<Result<Identity, Refusal>> {
  if (own) return readPair(own)
  const pair = { certFile: join(folder, 'host-certificate.pem'), keyFile: join(folder, 'host-key.pem') }
  const key = readText(pair.keyFile)
  if (!key.ok) return key
  return key.value === null ? makePair(folder, pair) : readPair(pair)
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

async function makePair(folder: string, { certFile, keyFile }: OwnPair): Promise<Result<Identity, Refusal>> {
  const identity = await makeIdentity({
    commonName: hostname(),
    names: [...new Set(['localhost', hostname()])],
    addresses: ownAddresses(),
  })
  // the key comes last: a folder that has one has the whole pair
  const kept = made(folder) && replaceFileNow(certFile, identity.certificatePem).ok
  if (!kept || !replaceFileNow(keyFile, identity.keyPem).ok) return fail(refusal('folder-unwritable', { path: folder }))
  return ok(identity)
}

function made(folder: string): boolean {
  try {
    makeFolder(folder)
    return true
  } catch {
    return false
  }
}

/** Loopback too: a client on this computer checks the address it dials. */
function ownAddresses(): string[] {
  const addresses = Object.values(interfaces()).flatMap((infos) => infos ?? [])
  return [...new Set(['127.0.0.1', '::1', ...addresses.map(({ address }) => address.replace(/%.*$/, ''))])]
}
