import { expect, test } from 'vitest'
import { limits } from '../../shared/limits.ts'
import { pieces, type Piece } from './pieces.ts'

/** Pieces in few words: links as [text](url), mentions as <@name>, code as `code`. */
function told(text: string, reader: string | null = null): string {
  return pieces(text, reader).map(mark).join('')
}

function mark(piece: Piece): string {
  switch (piece.type) {
    case 'text':
      return piece.text
    case 'link':
      return `[${piece.text}](${piece.url})`
    case 'mention':
      return `<${piece.text}>`
    case 'code':
      return `{${piece.text}}`
  }
}

test('plain text is one piece, with its line breaks and whatever looks like HTML', () => {
  const text = 'a < b\n<img src=x onerror=alert(1)> &amp;'
  expect(pieces(text, null)).toEqual([{ type: 'text', text }])
})

test('web addresses are links, without the full stop after them', () => {
  expect(told('See https://example.org/a?b=c#d. Then (http://example.org)!')).toBe(
    'See [https://example.org/a?b=c#d](https://example.org/a?b=c#d). Then ([http://example.org](http://example.org/))!',
  )
})

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'ftp://example.org',
  'mailto:a@example.org',
  '//example.org',
  'https://example.org:99999/',
  'hearth://join?x',
])('%s is no link', (text) => {
  expect(pieces(text, null)).toEqual([{ type: 'text', text }])
})

test.each([
  ['an address', `https://example.org/${'a'.repeat(limits.link)}`],
  ['one whose letters take more room as they are dialled', `https://example.org/${'پ'.repeat(limits.link / 6)}`],
])('%s that is too long to be opened is no link: it would do nothing', (_what, text) => {
  expect(pieces(text, null)).toEqual([{ type: 'text', text }])
})

test('the longest address that can be opened is a link', () => {
  const start = 'https://example.org/'
  const text = start + 'a'.repeat(limits.link - start.length)
  expect(pieces(text, null)).toEqual([{ type: 'link', text, url: text }])
})

test('a host of look-alike letters is shown as it is dialled', () => {
  const [link] = pieces('https://аррle.com/login', null)
  expect(link).toMatchObject({
    type: 'link',
    text: expect.stringMatching(/^https:\/\/xn--[\w-]+\.com\/login$/) as string,
  })
})

test('a Persian path keeps its letters, for only the host can deceive', () => {
  const [link] = pieces('https://example.org/سفر', null)
  expect(link).toMatchObject({ type: 'link', text: 'https://example.org/سفر' })
})

test('Persian around a link stays in order', () => {
  expect(told('مسیر: https://example.org/north و بعد')).toBe(
    'مسیر: [https://example.org/north](https://example.org/north) و بعد',
  )
})

test('the reader’s own name is a mention, others’ are not', () => {
  expect(told('@Ali and @Sara', 'ali')).toBe('<@Ali> and @Sara')
  expect(told('سلام @علی، خوبی؟', 'علی')).toBe('سلام <@علی>، خوبی؟')
  expect(told('@Ali', null)).toBe('@Ali')
})

test('a full stop after a mention is not part of it, nor is a longer name a mention', () => {
  expect(told('Thanks @Ali.', 'Ali')).toBe('Thanks <@Ali>.')
  expect(told('@Alireza and me@Ali', 'Ali')).toBe('@Alireza and me@Ali')
})

test('nothing inside code is a link or a mention', () => {
  expect(told('type `curl https://example.org @Ali` now', 'Ali')).toBe('type {curl https://example.org @Ali} now')
  expect(told('`` and a single ` stay')).toBe('`` and a single ` stay')
})

test('no piece is lost: together they are the text', () => {
  const text = '@Ali `x` https://example.org/؟ و `y`\n`z'
  expect(
    pieces(text, 'Ali')
      .map((piece) => (piece.type === 'code' ? `\`${piece.text}\`` : piece.text))
      .join(''),
  ).toBe(text)
})
