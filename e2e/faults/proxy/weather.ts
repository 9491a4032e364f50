/** What a network does to what passes it. Bytes are never lost or changed: TCP would send them again. */
export interface Weather {
  /** ms that every byte takes, at least. */
  readonly delay: number
  /** ms that it may take longer. */
  readonly jitter: number
  /** The most bytes that pass at once: 1 lets them pass one by one. */
  readonly slice: number
  /** Bytes a second. */
  readonly bandwidth: number
  /** Nothing passes this way until the weather changes; what comes is held. */
  readonly holds: { readonly up: boolean; readonly down: boolean }
  /** New connections are refused. */
  readonly refuses: boolean
}

/** Up is to the host, down is to the client. */
export type Way = 'up' | 'down'

export const fair: Weather = {
  delay: 0,
  jitter: 0,
  slice: Infinity,
  bandwidth: Infinity,
  holds: { up: false, down: false },
  refuses: false,
}
