import { framed } from './framed.ts'
import { LineReader } from './lines.ts'
import type { Step, Tongue, TongueName } from './tongue.ts'

/** Hearth's plain text: an author does not see its own line again. */
const plain: Tongue = {
  echoes: false,
  login: (name): Step[] => [{ say: `${name}\n`, until: 'Type /help' }],
  post: (text) => Buffer.from(`${text}\n`),
  reader: (hear) => new LineReader(hear, 1),
}

/** IRC (RFC 2812): 001 says that one is in, and 366 ends the names of a channel that one joined. */
const irc: Tongue = {
  echoes: false,
  login: (name): Step[] => [
    { say: `NICK ${name}\r\nUSER ${name} 0 * :${name}\r\n`, until: ' 001 ' },
    { say: 'JOIN #bench\r\n', until: ' 366 ' },
  ],
  post: (text) => Buffer.from(`PRIVMSG #bench :${text}\r\n`),
  reader: (hear) => new LineReader(hear, 2),
}

/** The bare server's: it copies lines to everybody. */
const bare: Tongue = {
  echoes: true,
  login: (name): Step[] => [{ say: `${name}\n`, until: 'ready\n' }],
  post: (text) => Buffer.from(`${text}\n`),
  reader: (hear) => new LineReader(hear, 1),
}

/** How the clients of each server talk. */
export const tongues: Readonly<Record<TongueName, Tongue>> = { framed, plain, irc, bare }
