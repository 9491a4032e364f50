import { join } from 'node:path'
import { ChatClients, type Profile } from '../../../electron/client/chat-clients.ts'
import { usualTimes } from '../../../electron/client/connection.ts'
import type { Keep } from '../../../electron/client/keep/keep.ts'
import { openKeep } from '../../../electron/client/keep/profile-keep.ts'
import { KnownHosts } from '../../../electron/client/known-hosts.ts'
import { silentLog } from '../../../electron/disk/log.ts'
import { systemClock } from '../../../electron/wire/system-clock.ts'
import { dialTls, lookAtKey } from '../../../electron/wire/tls.ts'
import type { Notice } from '../../../shared/bridge.ts'
import type { ClientId } from '../../../shared/model.ts'
import { sentence } from '../../../shared/refusals.ts'
import type { EnginePlan } from './plan.ts'

/** The usual times made short, so that a run sees what takes a person a minute. */
const times = { ...usualTimes, pingAfter: 600, deadAfter: 1_600, probe: 1_000, farewell: 500 }

/** The real engine of an app without its window, and what it stands on. */
export interface OpenProfile {
  readonly clients: ChatClients
  readonly hosts: KnownHosts
  readonly keep: Keep
}

/** What hears of a profile. */
export interface ProfileListener {
  notice(notice: Notice): void
  /** This post is on disk. */
  kept(clientId: ClientId): void
}

/** Opens the engine on a profile's folder. */
export async function openProfile(plan: EnginePlan, listener: ProfileListener): Promise<OpenProfile> {
  const hosts = new KnownHosts(join(plan.folder, 'hosts.json'), silentLog)
  const keep = watched(await openKeep({ path: join(plan.folder, 'profile.db'), thread: null }), listener)
  if (keep.problem) throw new Error(sentence(keep.problem))
  const profile: Profile = {
    clock: systemClock,
    random: () => 0.1 + Math.random() * 0.3,
    times,
    identity: plan.identity,
    agent: 'hearth/faults',
    dial: dialTls,
    look: lookAtKey,
    keep,
    log: silentLog,
    hosts,
    name: () => plan.name,
    notice: (notice) => listener.notice(notice),
  }
  return { clients: new ChatClients(profile), hosts, keep }
}

/** Tells of each post when the disk has it: from then on it may not be lost. */
function watched(keep: Keep, listener: ProfileListener): Keep {
  return {
    begun: keep.begun,
    problem: keep.problem,
    older: (ask) => keep.older(ask),
    close: () => keep.close(),
    async write(notes) {
      const written = await keep.write(notes)
      if (!written.ok) return written
      for (const note of notes) {
        if (note.type === 'of' && note.note.type === 'row') listener.kept(note.note.row.clientId)
      }
      return written
    },
  }
}
