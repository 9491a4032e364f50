import type { HostLimits } from './host-limits.ts'

/** Files that a host has open beside its connections: its history, logs, what listens, and what Node keeps for itself. */
const beside = 64

/** How many files this process may have open at once (`ulimit -n`); null where the system does not say. */
export function openFiles(): number | null {
  const report: NodeJS.ProcessReport & { excludeNetwork?: boolean } = process.report
  // it is asked for one number: to look up the names of our peers would take seconds
  report.excludeNetwork = true
  const { userLimits } = report.getReport() as { userLimits?: { open_files?: { soft?: unknown } } }
  const soft = Number(userLimits?.open_files?.soft)
  return Number.isInteger(soft) ? soft : null
}

/**
 * The limits as far as the system has file descriptors for them: each connection takes one, and a host that has none
 * left can neither accept nor save.
 */
export function fitted(limits: HostLimits, most: number | null): HostLimits {
  if (most === null) return limits
  const room = Math.max(2, most - beside)
  const unauthenticated = Math.min(limits.unauthenticated, Math.ceil(room / 4))
  return { ...limits, unauthenticated, connections: Math.min(limits.connections, room - unauthenticated) }
}
