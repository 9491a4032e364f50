/** Invite links that the system hands to the app. They only fill in the join dialog: the person decides. */
import { looksLikeInvite, parseInvite } from '../../../shared/invite.ts'
import { nullable, record, text, type Fits } from '../../../shared/shape.ts'

/** What a second start hands to the first. */
export const handoverShape = record({ link: nullable(text(4_096)) })
export type Handover = Fits<typeof handoverShape>

/** The first argument that means to be an invite, or null. */
export function linkIn(argv: readonly string[]): string | null {
  return argv.find(looksLikeInvite) ?? null
}

/** The link, where it is a whole and honest invite; null where it is not, whoever sent it. */
export function checkedInvite(link: string): string | null {
  return parseInvite(link).ok ? link.trim() : null
}
