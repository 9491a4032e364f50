// RFC 854
const interpret = 255
const firstCommand = 240
/** WILL and DO. Clients open with these alone; WONT and DONT answer questions that we never ask. */
const openers = [251, 253]
const beginOptions = 250
const endOptions = 240
/** bytes; no client has more to say, and a bound keeps a hostile line from being searched over and over. */
const optionsMost = 64
/** Options that exist lie below; LF and CR, which are numbered too but never used, end lines. */
const options = { most: 0x5f, never: [10, 13] }

/**
 * A line without what telnet clients say to each other. Other bytes that only look alike stay, so that text which is
 * not UTF-8 is still seen as such.
 */
export function withoutTelnet(line: Uint8Array): Uint8Array {
  if (!line.includes(interpret)) return line
  const kept: number[] = []
  for (let at = 0; at < line.length;) {
    const length = commandLength(line, at)
    if (length === 0) kept.push(line[at] ?? 0)
    at += length || 1
  }
  return Uint8Array.from(kept)
}

function commandLength(line: Uint8Array, at: number): number {
  if (line[at] !== interpret) return 0
  const command = line[at + 1] ?? 0
  if (command === beginOptions) return optionsLength(line, at)
  if (openers.includes(command)) return isOption(line[at + 2]) ? 3 : 0
  return command >= firstCommand && command < beginOptions ? 2 : 0
}

function isOption(byte = options.most + 1): boolean {
  return byte <= options.most && !options.never.includes(byte)
}

/** IAC SB … IAC SE. */
function optionsLength(line: Uint8Array, at: number): number {
  const last = Math.min(line.length - 1, at + optionsMost)
  for (let end = at + 2; end < last; end++) {
    if (line[end] === interpret && line[end + 1] === endOptions) return end + 2 - at
  }
  return 0
}
