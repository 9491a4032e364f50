import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '../../people.ts'

test.skip(process.platform !== 'linux', 'the kernel tells of sandboxes only on Linux')

test('the page’s process is sandboxed by the kernel, even where a flag says that it should not', async ({ people }) => {
  const home = mkdtempSync(join(tmpdir(), 'hearth-nobody-'))
  chmodSync(home, 0o777)
  const starter = resolve(import.meta.dirname, '../../support/as-nobody.sh')
  // Playwright starts every Electron with --no-sandbox
  const ali = await people.open('Ali', { profile: join(home, 'profile'), starter, home })
  const pid = await ali.app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId())
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  // 2: every system call passes a filter (proc(5))
  expect(status).toMatch(/^Seccomp:\s*2$/m)
  expect(status).toMatch(/^NoNewPrivs:\s*1$/m)
  await ali.hosts('Ali’s place')
  await ali.says('It works in there')
  await ali.knowsItIsSent('It works in there')
  await ali.isKilled()
  // the app's other processes live a moment longer, and still write
  await expect(() => rmSync(home, { recursive: true, force: true })).toPass()
})
