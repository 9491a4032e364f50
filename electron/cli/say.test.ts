import { describe, expect, it } from 'vitest'
import { refusal } from '../../shared/refusals.ts'
import { complaintOf } from './say.ts'

describe('a complaint', () => {
  it('is one line, whatever a path in it holds', () => {
    const complaint = complaintOf(refusal('file-unreadable', { path: 'a\nb\x1b[31m' }))
    expect(complaint).toBe('hearth: Hearth cannot read a b [31m. Check that the file is there and may be read.')
  })
})
