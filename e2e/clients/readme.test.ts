import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const here = import.meta.dirname

it('README shows the Python client word for word', () => {
  const readme = readFileSync(`${here}/../../README.md`, 'utf8')
  const shown = /```python\n([\s\S]*?)```/.exec(readme)?.[1]
  expect(shown).toBe(readFileSync(`${here}/listen_and_reply.py`, 'utf8'))
})
