import { readFile, rm } from 'node:fs/promises'
import type { ElectronApplication } from 'playwright'

/** One event of Chromium's trace: `dur` by the clock and `tdur` of the processor, both in µs. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/** ms that each task of the page's main thread took, most first: by the clock, and of the processor alone. */
export interface Tasks {
  readonly clock: readonly number[]
  /** What others on the same machine do does not count here. */
  readonly processor: readonly number[]
}

/** Runs something while Chromium traces the page's main thread. */
export async function traced<T>(app: ElectronApplication, act: () => Promise<T>): Promise<[T, Tasks]> {
  const categories = ['toplevel', '__metadata']
  await app.evaluate(
    ({ contentTracing }, included) => contentTracing.startRecording({ included_categories: included }),
    categories,
  )
  const result = await act()
  const path = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording())
  const { traceEvents } = JSON.parse(await readFile(path, 'utf8')) as { traceEvents: TraceEvent[] }
  await rm(path)
  return [result, tasksOf(traceEvents)]
}

function tasksOf(events: readonly TraceEvent[]): Tasks {
  const pages = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const mains = new Set(pages.map(({ pid, tid }) => `${pid} ${tid}`))
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && mains.has(`${pid} ${tid}`),
  )
  const sorted = (times: readonly (number | undefined)[]): readonly number[] =>
    times.map((us) => (us ?? 0) / 1_000).sort((a, b) => b - a)
  return { clock: sorted(tasks.map(({ dur }) => dur)), processor: sorted(tasks.map(({ tdur }) => tdur)) }
}
