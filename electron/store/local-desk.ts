import { fail, type Result } from '../../shared/result.ts'
import type { Clerk } from './clerk.ts'
import { nobodyElse, type ActsOf, type Answer, type Answered, type Asked, type Desk, type Order } from './desk.ts'
import { isLost, perform } from './perform.ts'
import type { DiskProblem } from './problem.ts'

interface Waiting {
  readonly order: Order
  answer(answer: Answer): void
}

/** A desk whose orders are done in this thread: what one turn asks for is one transaction. */
export class LocalDesk<A extends ActsOf<A>> implements Desk<A> {
  private waiting: Waiting[] = []
  private isClosed = false

  constructor(
    private readonly clerk: Clerk<A>,
    private readonly lost = nobodyElse,
  ) {}

  ask<N extends keyof A & string>(name: N, asked: Asked<A, N>): Promise<Result<Answered<A, N>, DiskProblem>> {
    if (this.isClosed) return Promise.resolve(fail('disk-failed'))
    if (this.waiting.length === 0) queueMicrotask(() => this.flush())
    return new Promise((resolve) => {
      this.waiting.push({ order: [name, asked], answer: resolve as Waiting['answer'] })
    })
  }

  close(): Promise<void> {
    this.flush()
    this.isClosed = true
    if (isLost(this.clerk)) this.lost()
    else this.clerk.database.close()
    return Promise.resolve()
  }

  private flush(): void {
    const group = this.waiting
    this.waiting = []
    const answers = perform(
      this.clerk,
      group.map(({ order }) => order),
    )
    if (!answers) return this.lost()
    answers.forEach((answer, index) => group[index]?.answer(answer))
  }
}
