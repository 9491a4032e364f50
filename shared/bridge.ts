/**
 * The IPC contract: one table of calls, one union of notices. Types, preload, gate and the fake bridge derive from it.
 */
import { nouns, requests } from './commands.ts'
import { limitChoicesShape, type LimitChoices } from './limit-settings.ts'
import { limits } from './limits.ts'
import type { MirrorEvent } from './mirror/apply.ts'
import type { Mirror } from './mirror/mirror.ts'
import type { Message, Retention, RoomId, RoomSummary, Time } from './model.ts'
import type { Refusal } from './refusals.ts'
import type { Result } from './result.ts'
import {
  flag,
  matching,
  nullable,
  oneOf,
  optional,
  record,
  text,
  variants,
  whole,
  type Fits,
  type Shape,
} from './shape.ts'

/** A key as people compare it: 8 groups of 8 hexadecimal digits, and the same as words. */
export interface Fingerprint {
  /** SHA-256 of the public key (SPKI), base64url. */
  readonly hash: string
  readonly groups: readonly string[]
  readonly words: readonly string[]
}

/** How the connection to a host stands. */
export type LinkState =
  | { readonly type: 'connecting' }
  | { readonly type: 'online' }
  /** Lost or not reached; tried again by itself. */
  | { readonly type: 'waiting'; readonly refusal: Refusal; readonly retryAt: Time }
  /** Ended by the host or by the rules; tried again only when the person says so. */
  | { readonly type: 'stopped'; readonly refusal: Refusal }
  /** Left by the person. */
  | { readonly type: 'left' }

/** One host this profile knows. Its `id` is this profile's own. */
export interface HostView {
  readonly id: string
  readonly name: string
  /** As a person would type it. */
  readonly address: string
  /** Null where a certificate authority is trusted instead. */
  readonly fingerprint: Fingerprint | null
  /** Hosted by this very app. */
  readonly own: boolean
  readonly link: LinkState
}

/** The host that runs in this app. */
export interface Hosting {
  readonly name: string
  readonly port: number
  /** The port that was wanted and is taken; null where the wanted one was free. */
  readonly instead: number | null
  readonly plain: boolean
  /** Where others can reach it, likeliest first. */
  readonly addresses: readonly HostAddress[]
  readonly fingerprint: Fingerprint
  readonly invite: string
}

export interface HostAddress {
  readonly text: string
  /** The network interface's name. */
  readonly network: string
  /** A virtual machine's, container's or VPN's: others can seldom use it. */
  readonly virtual: boolean
}

/** What a person is asked before a host's key is trusted for the first time. */
export interface TrustQuestion {
  readonly id: string
  readonly address: string
  readonly fingerprint: Fingerprint
}

export type JoinAnswer =
  | { readonly type: 'joined'; readonly host: string }
  | { readonly type: 'question'; readonly question: TrustQuestion }
  | { readonly type: 'refused'; readonly refusal: Refusal }

export const settingsShape = record({
  theme: oneOf('system', 'light', 'dark'),
  language: oneOf('system', 'en', 'fa'),
})
export type Settings = Fits<typeof settingsShape>

/** How long a host keeps what was said: shared/model.ts says more. */
export const retentionShape: Shape<Retention> = variants({
  forever: {},
  days: { days: whole(1, 36_500) },
  rows: { rows: whole(1_000, 1_000_000_000) },
})

/** What somebody who enters a room of a host may read of it. */
export const newcomersShape = oneOf('read-all', 'read-since')

/** What to do with a history that is damaged: begin without it only where its owner says so. */
export const damagedShape = oneOf('refuse', 'use-backup', 'begin-empty')

/** What was last used for hosting, to fill in the form. */
export interface HostingWish {
  readonly name: string
  readonly port: number
  readonly plain: boolean
  readonly retention: Retention
  readonly newcomers: Fits<typeof newcomersShape>
  readonly limits: LimitChoices
}

/** A room of one host. */
export interface Place {
  readonly host: string
  readonly room: RoomId
}

/** Where somebody reads who went further up. `clientId` and `seq`: of the first message that they see. */
export const spotShape = record({
  clientId: nouns.clientId,
  seq: whole(1),
  /** px from the top of the view to the top of that message: less than 0 where it begins above. */
  below: whole(-1_000_000, 1_000_000),
})
export type Spot = Fits<typeof spotShape>

/** The open room. `spot` is null for a reader at its end. */
export interface Standing extends Place {
  readonly spot: Spot | null
}

/** What somebody was writing in a room, and has not sent. */
export interface Draft extends Place {
  readonly text: string
}

/** A page of what was said before, in its order. `more`: there are others before it. */
export interface OlderPage {
  readonly messages: readonly Message[]
  readonly more: boolean
}

/** Everything a window needs to begin, or to begin again after a crash. */
export interface Start {
  readonly version: string
  readonly platform: string
  /** The operating system's language, such as `fa-IR`. */
  readonly systemLanguage: string
  /** Null until the person has chosen one. */
  readonly name: string | null
  readonly settings: Settings
  readonly hosts: readonly { readonly view: HostView; readonly mirror: Mirror }[]
  readonly hosting: Hosting | null
  readonly hostingWish: HostingWish
  /** What was being written when the app ended. */
  readonly drafts: readonly Draft[]
  /** Where the person was last; null at the first start. Its spot outlives a page that crashes, not the app. */
  readonly place: Standing | null
}

/** A port that is free now, or the next one that is. */
export interface PortAnswer {
  readonly port: number
  readonly free: boolean
  readonly next: number
}

/** What came of asking a host. */
export interface Answer {
  readonly room?: RoomId
  readonly rooms?: readonly RoomSummary[]
  /** ms of a ping there and back. */
  readonly ms?: number
}

function unnumbered<F extends { request: unknown }>({ request: _, ...fields }: F): Omit<F, 'request'> {
  return fields
}

/** What the window may ask of a host: the client numbers it. */
export const askShape = variants({
  join: unnumbered(requests.join),
  leave: unnumbered(requests.leave),
  topic: unnumbered(requests.topic),
  rooms: unnumbered(requests.rooms),
  rename: unnumbered(requests.rename),
  ping: {},
})
export type Ask = Fits<typeof askShape>

interface Call<P, A> {
  readonly payload: Shape<P>
  /** Only a type: what the call answers. */
  readonly answer?: A
}

function call<A>() {
  return <P>(payload: Shape<P>): Call<P, A> => ({ payload })
}

const none = record({})
const host = matching(/^[\w-]{1,64}$/)
const port = whole(1, 65_535)
const { room, clientId, kind, anyText, anyName, person } = nouns

/** What the window may call. Every row is one function of the preload and one handler behind the gate. */
export const calls = {
  start: call<Start>()(none),
  /** The name that hosts are asked for from now on. */
  chooseName: call<Result<null, Refusal>>()(record({ name: anyName })),
  changeSettings: call<Result<null, Refusal>>()(settingsShape),
  checkPort: call<PortAnswer>()(record({ port })),
  /** `port` null: the usual one, or the next that is free. */
  openHosting: call<Result<Hosting, Refusal>>()(
    record({
      name: anyName,
      port: nullable(port),
      plain: flag,
      retention: retentionShape,
      newcomers: newcomersShape,
      limits: limitChoicesShape,
      damaged: damagedShape,
    }),
  ),
  closeHosting: call<null>()(none),
  /** By an address or an invite link. With `authority`, the certificate file chosen before is trusted. */
  join: call<JoinAnswer>()(record({ address: text(limits.address), authority: flag })),
  answerTrust: call<JoinAnswer>()(record({ question: host, trust: flag })),
  cancelJoin: call<null>()(none),
  /** Lets the person choose a PEM file; answers its name, or null. */
  chooseAuthority: call<Result<string | null, Refusal>>()(none),
  leaveHost: call<null>()(record({ host })),
  returnToHost: call<null>()(record({ host })),
  forgetHost: call<Result<null, Refusal>>()(record({ host })),
  post: call<Result<null, Refusal>>()(record({ host, room, clientId, kind, text: anyText })),
  retry: call<null>()(record({ host, room, clientId })),
  discard: call<null>()(record({ host, room, clientId })),
  openDirect: call<Result<RoomId, Refusal>>()(record({ host, person })),
  ask: call<Result<Answer, Refusal>>()(record({ host, ask: askShape })),
  read: call<null>()(record({ host, room, seq: whole(0) })),
  /** What was said just before this seq: from the host, or where it is away from what this computer kept. */
  older: call<Result<OlderPage, Refusal>>()(record({ host, room, before: whole(1) })),
  /** What stands in the composer of a room; empty text: nothing any more. */
  keepDraft: call<null>()(record({ host, room, text: anyText })),
  /** The room that is open from now on, and where in it the reader is. */
  keepPlace: call<null>()(record({ host, room, spot: nullable(spotShape) })),
  copy: call<null>()(record({ text: text(4_096) })),
  /** Opens a web address from a message in the browser; only `https:` and `http:`. */
  openLink: call<Result<null, Refusal>>()(record({ url: text(limits.link) })),
  openLogs: call<Result<null, Refusal>>()(none),
  /** The answer to the notice `closing`. */
  close: call<null>()(record({ sure: flag })),
  /** The window's renderer met an error: it belongs in the log. */
  report: call<null>()(record({ message: text(2_000), stack: optional(text(8_000)) })),
}

export type CallName = keyof typeof calls
export type Payload<N extends CallName> = Fits<(typeof calls)[N]['payload']>
export type CallAnswer<N extends CallName> = (typeof calls)[N] extends Call<infer _P, infer A> ? A : never

/** What the app tells the window. */
export type Notice =
  | { readonly type: 'host'; readonly view: HostView }
  /** The host told everything anew. */
  | { readonly type: 'mirror'; readonly host: string; readonly mirror: Mirror }
  | { readonly type: 'event'; readonly host: string; readonly event: MirrorEvent }
  | { readonly type: 'forgotten'; readonly host: string }
  /** `refusal` says why hosting ended, where it was not by the person. */
  | { readonly type: 'hosting'; readonly hosting: Hosting | null; readonly refusal: Refusal | null }
  /** The window is about to close while hosting: ask, then call `close`. */
  | { readonly type: 'closing' }
  /** An invite link was opened: fill in the join dialog. */
  | { readonly type: 'invited'; readonly address: string }
  /** The application menu chose this. */
  | { readonly type: 'command'; readonly name: 'host' | 'join' | 'settings' | 'shortcuts' }

/** What the preload puts on the window as `hearth`, and what the fake bridge is too. */
export type Bridge = {
  readonly [N in CallName]: (payload: Payload<N>) => Promise<CallAnswer<N>>
} & {
  /** Hears every notice from now on; the answer stops it. */
  readonly listen: (hear: (notice: Notice) => void) => () => void
}

/** The IPC channel of a call. */
export function callChannel(name: CallName): string {
  return `hearth:${name}`
}

/** The IPC channel of all notices. */
export const noticeChannel = 'hearth:notice'
