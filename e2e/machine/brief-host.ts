/** A program: a host with the limits that are given as JSON. It prints its invite, and hosts until it is ended. */
import type { HostLimits } from '../../electron/server/host-limits.ts'
import { EngineHost } from '../engine/engine-host.ts'

const [limits = '{}'] = process.argv.slice(2)
const host = await EngineHost.open('Brief', JSON.parse(limits) as Partial<HostLimits>)
console.log(host.invite)
