import { describe, expect, it } from 'vitest'
import { webLink } from './links.ts'

const good = [
  ['https://example.org', 'https://example.org/'],
  ['http://192.168.1.20:8080/a?b=c#d', 'http://192.168.1.20:8080/a?b=c#d'],
  ['HTTPS://Example.ORG/Path', 'https://example.org/Path'],
  ['https://fa.wikipedia.org/wiki/گپ', 'https://fa.wikipedia.org/wiki/%DA%AF%D9%BE'],
  ['https://xn--e1awd7f.com/', 'https://xn--e1awd7f.com/'],
]

const bad = [
  'file:///etc/passwd',
  'smb://server/share',
  '\\\\server\\share',
  '//example.org/path',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>1</script>',
  'blob:https://example.org/1',
  'about:blank',
  'app://hearth/index.html',
  'hearth://join?key=x',
  'mailto:somebody@example.org',
  'ftp://example.org/',
  'ms-settings:privacy',
  'ms-msdt:/id',
  'search-ms:query=x',
  'shell:startup',
  'vscode://file/etc/passwd',
  'tel:112',
  'view-source:https://example.org',
  'https://somebody@example.org/',
  'https://somebody:secret@example.org/',
  'https://example.org@evil.example/',
  'https:example.org',
  'https:/example.org',
  'https:///example.org',
  'https://',
  'http://[not-an-address]/',
  'https://exa mple.org/',
  'https://example.org/\u0000',
  'https://example.org/\r\nX: y',
  ' https://example.org/',
  'https://example.org/\t',
  'https://example.org\\@evil.example/',
  'https:\\\\example.org',
  'https://example.org/\u202Egpj.exe',
  'https://exa\u200Bmple.org/',
  `https://example.org/${'a'.repeat(2_048)}`,
  `https://example.org/${'گ'.repeat(400)}`,
  'example.org',
  '',
]

describe('webLink', () => {
  it.each(good)('lets %s leave as the URL parser writes it', (text, shown) => {
    expect(webLink(text)).toEqual({ ok: true, value: shown })
  })

  it.each(bad)('keeps %j in', (text) => {
    expect(webLink(text).ok).toBe(false)
  })
})
