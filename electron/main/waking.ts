import { powerMonitor } from 'electron'
import { reachableAddresses } from '../wire/interfaces.ts'
import { systemClock } from '../wire/system-clock.ts'
import { WakeWatch } from './wake-watch.ts'

/** Calls `woken` whenever connections may be none any more: the computer slept, was locked, or changed its network. */
export function setupWaking(woken: () => void): void {
  powerMonitor.on('resume', woken)
  powerMonitor.on('unlock-screen', woken)
  const addresses = (): string[] => reachableAddresses().map(({ text }) => text)
  new WakeWatch({ clock: systemClock, addresses, woken })
}
