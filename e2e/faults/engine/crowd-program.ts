/** A program: several engines in a process of their own, so that they can be killed together and started again. */
import { Engine } from './engine.ts'
import type { Order, Report } from './plan.ts'

/** ms between two reports. */
const interval = 20

let engines: Engine[] = []
let timer: NodeJS.Timeout | null = null

function tell(report: Report): void {
  process.send?.(report)
}

function changed(): void {
  timer ??= setTimeout(() => {
    timer = null
    tell({ type: 'state', engines: engines.map(({ state }) => state) })
  }, interval)
}

async function follow(order: Order): Promise<void> {
  if (order.type === 'wake') return engines.forEach((engine) => engine.wake())
  if (order.type === 'begin') {
    engines = order.engines.map((plan) => new Engine(plan, order.place, changed))
    await Promise.all(engines.map((engine) => engine.begin()))
    return
  }
  await Promise.all(engines.map((engine) => engine.end()))
  engines = []
  tell({ type: 'ended' })
}

process.on('message', (order: Order) => void follow(order))
process.on('disconnect', () => process.exit(0))
tell({ type: 'ready' })
