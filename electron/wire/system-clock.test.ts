import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { systemClock } from './system-clock.ts'

/** Its timers would let the process end. */
async function passed(ms: number): Promise<void> {
  const keepAlive = setInterval(() => {}, 1_000)
  await new Promise<void>((resolve) => systemClock.after(ms, resolve))
  clearInterval(keepAlive)
}

describe('the system’s clock', () => {
  it('calls when the time has come', async () => {
    const before = systemClock.uptime()
    await passed(5)
    expect(systemClock.uptime()).toBeGreaterThan(before)
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000)
  })

  it('does not call what was called off', async () => {
    let called = false
    systemClock.after(1, () => (called = true))()
    await passed(2)
    expect(called).toBe(false)
  })

  it('never keeps a process alive', () => {
    const script = `
      import { systemClock } from '${new URL('./system-clock.ts', import.meta.url).href}'
      systemClock.after(600_000, () => {})
      process.stdout.write('done')`
    const ran = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    expect(ran).toBe('done')
  })
})
