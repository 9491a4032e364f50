import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { silentLog, type Log } from '../../disk/log.ts'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import { ownKey, type KeyStore } from './own-key.ts'

const none: KeyStore = { available: false, seal: (text) => text, open: (sealed) => sealed }

/** Seals by turning the text around, for one account. */
function storeOf(account: string): KeyStore {
  return {
    available: true,
    seal: (text) => account + Buffer.from(text).toString('hex'),
    open: (sealed) => {
      if (!sealed.startsWith(account)) throw new Error('sealed by another account')
      return Buffer.from(sealed.slice(account.length), 'hex').toString()
    },
  }
}

describe('the key of a profile', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let path: string

  beforeEach(() => {
    folder = temporaryFolder()
    path = join(folder.path, 'identity.json')
  })
  afterEach(() => folder.remove())

  async function keyHash(store: KeyStore, log: Log = silentLog): Promise<string> {
    const identity = await ownKey(path, store, log)
    if (!identity.ok) throw new Error(identity.error.code)
    return identity.value.identity.keyHash
  }

  it('is made once, and is the same at every start', async () => {
    const first = await keyHash(storeOf('ali'))
    expect(first).toMatch(/^[\w-]{43}$/)
    expect(await keyHash(storeOf('ali'))).toBe(first)
  })

  it('never lies open where the system has a key store', async () => {
    await keyHash(storeOf('ali'))
    expect(readFileSync(path, 'utf8')).not.toContain('PRIVATE KEY')
  })

  it('lies in a file for its owner alone where there is no key store, and the log says so', async () => {
    const log = { ...silentLog, warn: vi.fn() }
    const first = await keyHash(none, log)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(log.warn).toHaveBeenCalledOnce()
    expect(await keyHash(none)).toBe(first)
  })

  it('that cannot be opened any more is set aside, not lost', async () => {
    const first = await keyHash(storeOf('ali'))
    expect(await keyHash(storeOf('sara'))).not.toBe(first)
    expect(readdirSync(folder.path).filter((name) => name.includes('unopened'))).toHaveLength(1)
  })

  it('that was replaced is told of, once, with where the old one lies', async () => {
    const problem = async (account: string) => {
      const key = await ownKey(path, storeOf(account), silentLog)
      return key.ok ? key.value.problem : key.error
    }
    expect(await problem('ali')).toBeNull()
    expect(await problem('sara')).toMatchObject({
      code: 'key-unopened',
      facts: { aside: join(folder.path, readdirSync(folder.path).find((name) => name.includes('unopened')) ?? '') },
    })
    expect(await problem('sara')).toBeNull()
    writeFileSync(path, '{')
    expect(await problem('sara')).toMatchObject({
      code: 'key-unopened',
      facts: { aside: expect.any(String) as string },
    })
  })

  it('that is sealed waits for its key store: a desktop without one does not cost a person their names', async () => {
    const first = await keyHash(storeOf('ali'))
    const before = readFileSync(path)
    expect(await ownKey(path, none, silentLog)).toMatchObject({ error: { code: 'key-store-gone', facts: { path } } })
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(folder.path)).toHaveLength(1)
    expect(await keyHash(storeOf('ali'))).toBe(first)
  })
})
