/** What strace saw of a host: texts that came, syncs of the write-ahead log, and texts that went out. */

/** One thing that happened, in the order of the trace. */
export type Seen =
  | { readonly type: 'heard' | 'told'; readonly texts: readonly string[] }
  /** A sync of the write-ahead log has ended well. */
  | { readonly type: 'synced' }

/** A text that was told before it was safe: nothing was synced between its arrival and its telling. */
export interface Untimely {
  readonly text: string
  readonly why: 'never told' | 'told before a sync'
}

const wal = /^f(?:data)?sync\(\d+<[^>]*-wal>/
const socket = /^(\w+)\(\d+<(?:TCP|TCPv6|socket):/
const reading = new Set(['read', 'readv', 'recvfrom', 'recvmsg'])
const writing = new Set(['write', 'writev', 'sendto', 'sendmsg', 'sendmmsg'])

/** Reads a trace of `strace -f -y -o`: one line for each call, `PID call(…) = result`. */
export function readTrace(trace: string, marker: RegExp): Seen[] {
  const begun = new Map<string, string>()
  return trace.split('\n').flatMap((line) => {
    const { pid, rest } = /^(?<pid>\d+) +(?<rest>.*)$/.exec(line)?.groups ?? {}
    if (pid === undefined || rest === undefined) return []
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(pid, rest)
      // what is written is on its way as soon as the call begins
      return isWrite(rest) ? seen(rest, marker) : []
    }
    const before = rest.startsWith('<... ') ? (begun.get(pid) ?? '') : ''
    begun.delete(pid)
    return before && isWrite(before) ? [] : seen(before + rest, marker)
  })
}

/** The texts that were told before they were safe, of all that were heard. */
export function untimely(all: readonly Seen[]): Untimely[] {
  const unsynced = new Set<string>()
  const safe = new Set<string>()
  const told = new Set<string>()
  const wrong: Untimely[] = []
  for (const one of all) {
    if (one.type === 'synced') {
      for (const text of unsynced) safe.add(text)
      unsynced.clear()
      continue
    }
    for (const text of one.texts) {
      if (one.type === 'heard') unsynced.add(text)
      else if (!told.has(text) && !safe.has(text)) wrong.push({ text, why: 'told before a sync' })
      if (one.type === 'told') told.add(text)
    }
  }
  const silent = [...unsynced, ...safe].filter((text) => !told.has(text))
  return [...wrong, ...silent.map((text) => ({ text, why: 'never told' }) as const)]
}

function isWrite(call: string): boolean {
  return writing.has(socket.exec(call)?.[1] ?? '')
}

function seen(call: string, marker: RegExp): Seen[] {
  if (wal.test(call)) return / = 0$/.test(call) ? [{ type: 'synced' }] : []
  const name = socket.exec(call)?.[1] ?? ''
  const texts = [...new Set(call.match(marker) ?? [])]
  if (texts.length === 0) return []
  if (reading.has(name)) return [{ type: 'heard', texts }]
  return writing.has(name) ? [{ type: 'told', texts }] : []
}
