/**
 * Sizes, rates and counts in one place, each with its reason.
 * What has a `range` may be changed by a host's owner within it (both ends are in it). The ranges are wide: an owner who
 * measures the host, or has a whole school behind one address, knows better than we do.
 */
export const limits = {
  /** bytes; a frame's body before login: a hello needs far less, a flooder gets no more. */
  frameBeforeLogin: 4 * 1024,
  /** bytes; a frame's body after login: Matrix caps an event at the same. */
  frame: 64 * 1024,
  /** bytes; all that a connection may send before it has logged in. */
  bytesBeforeLogin: 16 * 1024,
  /** frames or lines before login. */
  framesBeforeLogin: 8,
  /** names a connection may try before it is closed. */
  loginTries: 3,
  /** code points; between Mumble's 5,000 and Zulip's 10,000. */
  messageCodePoints: 8_000,
  /** bytes of UTF-8 in a line of plain text: 8,000 code points of any script fit. */
  line: 32 * 1024,
  /** UTF-16 units of a web address that is opened: longer ones are seldom meant, and some systems cut them (OWASP). */
  link: 2_048,
  /** code points of what a person types or pastes as an address or an invite. */
  address: 4_096,
  /** code points, as in Ergo. */
  topicCodePoints: 390,
  /** code points of a person's or room's name. */
  nameCodePoints: { least: 2, most: 32 },
  /** code points of a host's display name. */
  hostNameCodePoints: { least: 1, most: 64 },
  /** combining marks in a row in a name: three or more draw over the neighbours. */
  marksInARow: 2,
  /** JSON nesting; V8 parses 200,000 levels happily, our walkers must not have to. */
  jsonDepth: 16,
  /** keys of one JSON object. */
  jsonKeys: 64,
  /** items of one JSON array. */
  jsonItems: 1_000,
  /** ms since 1970; the end of the year 9999: calendars and SQLite's numbers end not long after. */
  latestTime: 253_402_300_799_999,
  /** ms from accept to a finished TLS handshake (Node's own default is 120 s). */
  handshake: 10_000,
  /** ms from accept to logged in. */
  login: 15_000,
  /** ms in which a started frame must be finished: slow-loris. */
  partialFrame: 20_000,
  /** ms without a byte, after which a connection is taken for plain text. */
  plainSilence: 300,
  /** ms after which unfinished bytes of a plain client are a line: the lesson's client sends no line end. */
  lineSilence: 100,
  /** ms of silence after which a ping is sent. */
  pingAfter: 20_000,
  /** ms of silence after which the peer is dead. */
  deadAfter: 45_000,
  /** connections at once: one costs some 75 KiB and a file descriptor. */
  connections: { value: 1_000, range: [10, 5_000] },
  /** connections that have not logged in yet: a login takes a moment, so more are an attack. */
  unauthenticated: { value: 64, range: [1, 5_000] },
  /**
   * From so many on (`least`, or this share of `unauthenticated`), a new one is turned away by chance, and the more
   * surely the more there are: a flood cannot keep everybody else out. OpenSSH's MaxStartups 10:30:100.
   */
  earlyDrop: { least: 32, share: 0.5, chance: 0.3 },
  /** the same from one address: of IPv4, or of a /64 of IPv6; a neighbour on a link of the host's counts alone. */
  unauthenticatedPerAddress: { value: 8, range: [1, 5_000] },
  /** open connections from one address: a whole office may sit behind one. */
  perAddress: { value: 16, range: [1, 5_000] },
  /** new connections from one address: an office that comes back at once, and then one a second. */
  newPerAddress: { burst: { value: 30, range: [1, 100_000] }, perMinute: { value: 60, range: [1, 1_000_000] } },
  /**
   * Failed handshakes and logins of one address within so many ms, and for how many ms it is kept out then: Mumble's.
   * `addresses` are remembered at most, so that a flood from everywhere fills no memory.
   */
  ban: { failures: 10, within: 120_000, lasts: 300_000, addresses: 10_000 },
  /** sessions of one person; the next one closes the oldest. */
  sessionsPerPerson: { value: 8, range: [1, 1_000] },
  /** people that a host knows, here or away: an app turns away from a host with more than 20,000 as from an attacker. */
  people: { value: 10_000, range: [10, 20_000] },
  /** messages of one person: Mumble lets 5 and then 1 through, Ergo 5 and then 2. */
  messages: { burst: { value: 10, range: [1, 1_000_000] }, perSecond: { value: 2, range: [1, 1_000_000] } },
  /** names, topics, comings and goings of one person: each is told to many, so that 30 a second would be a flood to them. */
  changes: { burst: { value: 20, range: [1, 1_000_000] }, perSecond: { value: 1, range: [1, 1_000_000] } },
  /** other requests of one person. */
  requests: { burst: { value: 100, range: [1, 1_000_000] }, perSecond: { value: 30, range: [1, 1_000_000] } },
  /** pages of history of one person: 5,000 missed messages, and a first page of many rooms, at once. */
  pages: { burst: { value: 100, range: [1, 1_000_000] }, perSecond: { value: 10, range: [1, 1_000_000] } },
  /** messages in one room, whoever says them: more nobody can read. A full room may greet somebody at once. */
  messagesPerRoom: { burst: { value: 100, range: [1, 1_000_000] }, perSecond: { value: 20, range: [1, 1_000_000] } },
  /** bytes that one person sends; past it, they are read no faster. */
  bytes: {
    burst: { value: 1024 * 1024, range: [64 * 1024, 1024 * 1024 * 1024] },
    perSecond: { value: 256 * 1024, range: [16 * 1024, 1024 * 1024 * 1024] },
  },
  /** bytes that a piece of what somebody sends counts as, at least: to take in a piece of one costs as much as of so many. */
  leastPiece: 256,
  /** ms for which somebody who is faster than their rates is read no further, before the rest is refused. */
  pause: 5_000,
  /** refusals of one connection: past 200 and then 3 a second it is closed, for it does not listen. */
  refusals: { burst: 200, perSecond: 3 },
  /** rooms one person may make: a burst, then so many an hour. */
  roomsMade: { burst: 20, perHour: 20 },
  /** open rooms on a host; a list of rooms stays a few frames. */
  rooms: { value: 500, range: [1, 5_000] },
  /** open rooms that one person is in: more than a host usually has. */
  roomsJoined: 1_000,
  /** direct conversations of one person: anybody may begin one with them, under as many keys as they like to make. */
  conversations: 1_000,
  /** direct conversations on a host: 30 of each of 10,000 people. At 700 bytes each they take a fifth of `hostHeap`. */
  conversationsInAll: 150_000,
  /**
   * bytes that wait for one slow reader. Past `soft` it is not sent what it can ask for later; past `hard` it is cut.
   * Ergo cuts at 96 KiB, InspIRCd holds back from 10 KiB on and cuts at 1 MiB.
   */
  sendQueue: {
    soft: { value: 256 * 1024, range: [64 * 1024, 64 * 1024 * 1024] },
    hard: { value: 1024 * 1024, range: [128 * 1024, 256 * 1024 * 1024] },
  },
  /** ms without progress before a slow reader is cut. */
  sendStall: 30_000,
  /** bytes that wait for all readers of a host together; past it, the longest queue is cut first. */
  sendQueues: { value: 256 * 1024 * 1024, range: [16 * 1024 * 1024, 4 * 1024 * 1024 * 1024] },
  /**
   * pages of history that a host reads at once, for everybody: enough to keep its disk busy, and few enough that a message
   * beside them is kept within a tenth of a second.
   */
  pagesAtOnce: 16,
  /** long answers (pages, lists of rooms) that one connection waits for; past it, it is read no further. */
  answersWaiting: 16,
  /**
   * orders that a thread of the store does in one transaction: as many share a sync as a busy host asks for meanwhile, and
   * an answer waits for no more than so many others.
   */
  ordersTogether: 256,
  /** bytes of the host's disk that stay free: messages are refused below, before other programs fail too. */
  diskReserve: { value: 200 * 1024 * 1024, range: [0, 10 * 1024 * 1024 * 1024] },
  /** ms after which what a full disk did not take is worth another try. */
  diskFullRetry: 5_000,
  /** ms until a client asks again that was asked for patience: where the host did not say how much, and at most. */
  patience: { usual: 1_000, most: 60_000 },
  /** ms for a client's dial: name, connect and handshake together. */
  dial: 10_000,
  /** ms of that for the name: a good name server answers within one, and after four the person is told whose fault it is. */
  lookup: 4_000,
  /** messages waiting in a client's outbox. */
  outbox: 10_000,
  /** times that a page or a host's thread that died is started again by itself, and ms: past it, it would die forever. */
  revivals: { most: 3, within: 60_000 },
  /**
   * MiB of JavaScript objects of the host's thread: 5,000 clients need less than half. A thread that wants more ends, and
   * is started again; without a limit of its own it would take the app along, whose threads share 4 GiB.
   */
  hostHeap: 512,
  /** missed messages of one room that a client fetches; past them it begins afresh with the newest page, within a second or two. */
  catchUp: 10_000,
  /** messages of one room that a client keeps on its disk, the newest: about 4 MiB, and years of most rooms. */
  keptMessages: 20_000,
  /** ms that a message waits in a client's outbox before its person is asked: a week, as long as a holiday. */
  outboxKept: 7 * 24 * 3_600_000,
} as const

/** The most code points a message may have. The composer counts down to it; the host enforces it. */
export const messageLimit = limits.messageCodePoints

/** How many code points a text has: what a person would count as characters, near enough, and the same everywhere. */
export function codePoints(text: string): number {
  let pairs = 0
  // by hand: an iterator makes a string of each
  for (let at = 1; at < text.length; at++) {
    if (isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1))) pairs++
  }
  return text.length - pairs
}

function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800
}

function isLow(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00
}
