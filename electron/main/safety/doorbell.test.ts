import { describe, expect, it } from 'vitest'
import { Doorbell } from './doorbell.ts'

describe('the doorbell', () => {
  it('loses nobody who rang before somebody could answer, and keeps their order', () => {
    const doorbell = new Doorbell()
    const heard: (string | null)[] = []
    doorbell.ring('one')
    doorbell.ring(null)
    doorbell.answered((link) => heard.push(link))
    doorbell.ring('two')
    expect(heard).toEqual(['one', null, 'two'])
  })
})
