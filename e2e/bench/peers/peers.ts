import { bare, keeping } from './bare.ts'
import { hearth } from './hearth.ts'
import { inspircd } from './inspircd.ts'
import { ngircd } from './ngircd.ts'
import type { Peer, PeerName } from './peer.ts'

/** Every server that can be measured, this project's first. */
export const peers: Readonly<Record<PeerName, Peer>> = { hearth, ngircd, inspircd, bare, keeping }
