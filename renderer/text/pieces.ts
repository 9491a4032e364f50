/** A message's text as pieces that are safe to draw: never HTML. Line breaks stay in the text. */
import { LinkifyIt } from 'linkify-it'
import { limits } from '../../shared/limits.ts'
import { comparableName } from '../../shared/names.ts'

export type Piece =
  | { readonly type: 'text'; readonly text: string }
  /** `url` is http or https alone; `text` shows the host as it is dialled, so that look-alike letters show. */
  | { readonly type: 'link'; readonly text: string; readonly url: string }
  /** The reader's own name. */
  | { readonly type: 'mention'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }

const links = new LinkifyIt({ fuzzyEmail: false }).add('ftp:', null).add('mailto:', null).add('//', null)
const codes = /(?<!`)`([^`\n]+)`(?!`)/g
const mentions = /(?<![\p{L}\p{M}\p{Nd}])@([\p{L}\p{M}\p{Nd}_.-]+)/gu

/** Takes a text apart for a reader of this name; null where they have none. */
export function pieces(text: string, reader: string | null): readonly Piece[] {
  return split(text, codes, (found) => ({ type: 'code', text: found[1] ?? '' })).flatMap((piece) =>
    piece.type === 'text' ? linked(piece.text).flatMap((part) => mentioned(part, reader)) : [piece],
  )
}

function linked(text: string): readonly Piece[] {
  const made: Piece[] = []
  let end = 0
  for (const match of links.match(text) ?? []) {
    const link = linkOf(match.raw)
    if (!link) continue
    if (match.index > end) made.push({ type: 'text', text: text.slice(end, match.index) })
    made.push(link)
    end = match.lastIndex
  }
  return end < text.length ? [...made, { type: 'text', text: text.slice(end) }] : made
}

function linkOf(raw: string): Piece | null {
  if (!/^https?:/i.test(raw) || !URL.canParse(raw)) return null
  const url = new URL(raw)
  // the app would not open it, so it is text that can be copied
  if (url.href.length > limits.link) return null
  const plain = /^[\x21-\x7e]+$/.test(raw.split(/[/?#]/, 3).join(''))
  return { type: 'link', text: plain ? raw : url.href, url: url.href }
}

function mentioned(piece: Piece, reader: string | null): readonly Piece[] {
  if (piece.type !== 'text' || reader === null) return [piece]
  const own = comparableName(reader)
  return split(piece.text, mentions, (found) => {
    // a full stop after a name ends the sentence; a name may have one too
    const name = [found[1] ?? '', (found[1] ?? '').replace(/[.-]+$/, '')].find((one) => comparableName(one) === own)
    return name === undefined ? null : { type: 'mention', text: `@${name}` }
  })
}

/** Cuts a text at what the pattern finds and `make` makes a piece of. */
function split(text: string, pattern: RegExp, make: (found: RegExpExecArray) => Piece | null): readonly Piece[] {
  const made: Piece[] = []
  let end = 0
  for (const found of text.matchAll(pattern)) {
    const piece = make(found)
    if (!piece) continue
    if (found.index > end) made.push({ type: 'text', text: text.slice(end, found.index) })
    made.push(piece)
    end = found.index + (piece.type === 'code' ? found[0].length : piece.text.length)
  }
  return end < text.length || made.length === 0 ? [...made, { type: 'text', text: text.slice(end) }] : made
}
