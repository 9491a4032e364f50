import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts CPU in hundredths of a second (`sysconf(_SC_CLK_TCK)` is 100 wherever Debian runs). */
const ticks = 100

/** Seconds of CPU that all threads of a process have used, in user code and in the kernel. proc(5), `stat`, 14 and 15. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticks
}

/** Bytes of a process that are in memory: its resident set. */
export function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
}

/** Seconds of CPU that the whole machine has used since it started. proc(5), `/proc/stat`: all but idle and iowait. */
export function machineSeconds(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line.split(/\s+/).slice(1).map(Number)
  return (user + nice + system + irq + softirq + steal) / ticks
}

/** The first program that is called so and is on the way, or null. */
export function programOf(name: string, folders = ['/usr/sbin', '/usr/bin', '/usr/local/sbin']): string | null {
  const folder = folders.find((place) => listed(place).includes(name))
  return folder === undefined ? null : `${folder}/${name}`
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
