/**
 * ms that whoever ends something waits.
 * 1. A thread that cannot be ended MUST NOT be given up before the app's own patience is over: the app would quit, and
 *    wait for it without end.
 */
export const patience = {
  /** For goodbyes and last writes; whoever waits for the app to close does not wait longer. */
  app: 12_000,
  /** For a host's goodbyes and its last write; a thread that takes longer is ended. */
  host: 8_000,
  /** For the end of a thread that was ended: one that hangs in the system is given up, so that its owner can go on. */
  thread: 5_000,
} as const
