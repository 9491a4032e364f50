import { describe, expect, it } from 'vitest'
import { refusal } from '../../shared/refusals.ts'
import { complaintOf } from './say.ts'

describe('a complaint', () => {
  it('is one line, whatever a path in it holds', () => {
    const complaint = complaintOf(refusal('file-unreadable', { path: 'a\nb\x1b[31m' }))
    expect(complaint).toBe('hearth: Hearth cannot read a b [31m. Check that the file is there and may be read.')
  })

  it('about a damaged history names the flags that go on without it', () => {
    const whole = (backup: string) => complaintOf(refusal('history-damaged', { path: '/data/history.db', backup }))
    const what = 'hearth: The history in /data/history.db is damaged. Nothing of it was changed.'
    const kept = 'to go on without it: the damaged files are kept aside.'
    const use = 'Start with --use-backup to go on from the backup of 2026-11-23 18:30 (UTC), or with --begin-empty'
    expect(whole('2026-11-23T18:30:00.000Z')).toBe(`${what} ${use} ${kept}`)
    expect(whole('')).toBe(`${what} There is no backup of it. Start with --begin-empty ${kept}`)
  })
})
