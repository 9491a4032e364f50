/** The certificate file that a person trusts instead of a fingerprint. It is read once, and kept until the next choice. */
import { X509Certificate } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'

/** bytes; a bundle of a whole company fits, and the list of known hosts can keep it. */
const largest = 64 * 1024

export class Authority {
  private chosen: string | null = null

  /** The certificates as PEM; null where no file was chosen. */
  get pem(): string | null {
    return this.chosen
  }

  /** Reads the file; answers its name. Only its certificates are kept: a key that lies beside them is not ours to hold. */
  async choose(path: string): Promise<Result<string, Refusal>> {
    const text = await readSome(path)
    if (text === null) return fail(refusal('file-unreadable', { path }))
    const pem = certificatesIn(text)
    if (pem === null) return fail(refusal('certificate-bad', { path }))
    this.chosen = pem
    return ok(basename(path))
  }
}

/** The certificates in a PEM text, or null where there is none or one is damaged. */
export function certificatesIn(text: string): string | null {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  if (blocks.length === 0 || text.length > largest) return null
  try {
    for (const block of blocks) new X509Certificate(block)
    return `${blocks.join('\n')}\n`
  } catch {
    return null
  }
}

/** Never more than is needed to see that it is too much: a device file has no end. */
async function readSome(path: string): Promise<string | null> {
  try {
    const file = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(largest + 1), 0, largest + 1)
      return buffer.toString('latin1', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch {
    return null
  }
}
