/** Time as a value that is passed in, so that tests never sleep. */
export interface Clock {
  /** ms since 1970; may jump. For stamps alone. */
  now(): number
  /** ms that only ever grow. For deadlines and waits. */
  uptime(): number
  /** Calls `act` once after `ms`; the answer cancels it. MUST NOT keep the process alive. */
  after(ms: number, act: () => void): () => void
}
