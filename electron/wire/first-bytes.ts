import type { Duplex } from 'node:stream'
import type { Clock } from '../../shared/clock.ts'
import type { FirstBytes } from './link.ts'
import { patient } from './patient-clock.ts'

/** Waits at most `ms` for a stream's first bytes, and puts them back. Nobody may be reading from it. */
export function firstBytes(stream: Duplex, ms: number, clock: Clock): Promise<FirstBytes> {
  return new Promise((resolve) => {
    const settle = (first: FirstBytes): void => {
      cancel()
      stream.off('readable', look).off('end', leave).off('close', leave)
      resolve(first)
    }
    const look = (): void => {
      const chunk = stream.read() as Uint8Array | null
      if (!chunk) return
      stream.unshift(chunk)
      settle(chunk)
    }
    const leave = (): void => settle('closed')
    const cancel = patient(clock).after(ms, () => settle(null))
    if (stream.destroyed) leave()
    else stream.on('readable', look).on('end', leave).on('close', leave)
  })
}
