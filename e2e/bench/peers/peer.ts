import type { Pinned } from '../host/pinned.ts'
import type { TongueName } from '../tongues/tongue.ts'

/** What every server of a run is given. */
export interface Ground {
  /** A folder that is gone when the bench ends. */
  readonly folder: string
  /** The one P-256 certificate that all servers show, and its key: PEM files. */
  readonly certificate: string
  readonly key: string
  /** A file of certificates for clients. */
  readonly pairs: string
  /** The shared object that makes a server's connections TCP_NODELAY and its backlog long. */
  readonly tuned: string
  /** The servers that are asked for. */
  readonly peers: readonly PeerName[]
}

/** A server that is running, pinned to its core. */
export interface Running {
  readonly program: Pinned
  readonly port: number
}

/** A server that is measured. */
export interface Peer {
  readonly name: PeerName
  readonly tongue: (tls: boolean) => TongueName
  /** Whether clients show certificates in the handshake. */
  readonly mutual: boolean
  /** Whether it can be started here. */
  available(): boolean
  start(ground: Ground, tls: boolean): Promise<Running>
}

export type PeerName = 'hearth' | 'ngircd' | 'inspircd' | 'bare' | 'keeping'
