import { expect, test } from 'vitest'
import { interpret } from './interpret.ts'
import { commands } from './table.ts'

/** A meaning in few words. */
function told(typed: string): string {
  const meaning = interpret(typed)
  switch (meaning.type) {
    case 'nothing':
      return 'nothing'
    case 'message':
      return `message ${meaning.text}`
    case 'command':
      return [meaning.command.name, ...meaning.given.map((given) => `[${given}]`)].join(' ')
    case 'malformed':
      return `malformed ${meaning.command.name}`
    case 'unknown':
      return `unknown ${meaning.word}`
  }
}

test.each([
  ['', 'nothing'],
  [' \n', 'nothing'],
  ['\u200b', 'nothing'],
  ['hello', 'message hello'],
  ['1/2 of it', 'message 1/2 of it'],
  ['//join us', 'message /join us'],
  ['///', 'message //'],
  [' /join us', 'message /join us'],
  ['/join #weekend', 'join [#weekend]'],
  ['/JOIN weekend', 'join [weekend]'],
  ['/join', 'malformed join'],
  ['/part', 'leave'],
  ['/close', 'leave'],
  ['/leave now', 'malformed leave'],
  ['/msg Sara  hello there\nand more', 'msg [Sara] [hello there\nand more]'],
  ['/pm Sara hi', 'msg [Sara] [hi]'],
  ['/whisper Sara', 'malformed msg'],
  ['/me waves', 'me [waves]'],
  ['/topic', 'topic []'],
  ['/topic a b c', 'topic [a b c]'],
  ['/help', 'help []'],
  ['/help /msg', 'help [/msg]'],
  ['/who', 'names'],
  ['/quit', 'exit'],
  ['/home/ali/notes.txt', 'unknown /home/ali/notes.txt'],
  ['/سلام', 'unknown /سلام'],
  ['/', 'unknown /'],
])('%j is: %s', (typed, meaning) => {
  expect(told(typed)).toBe(meaning)
})

test('no two commands answer to the same name', () => {
  const words = commands.flatMap(({ name, aliases }) => [name, ...aliases])
  expect(new Set(words).size).toBe(words.length)
})
