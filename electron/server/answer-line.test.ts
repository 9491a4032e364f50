import { beforeEach, describe, expect, it } from 'vitest'
import { limits } from '../../shared/limits.ts'
import { AnswerLine } from './answer-line.ts'
import { settled } from './test-client.ts'

describe('the line of long answers', () => {
  let reader: { isOver: boolean; drained(): Promise<void> }
  let read: () => void
  let line: AnswerLine
  let made: number[]

  beforeEach(() => {
    reader = { isOver: false, drained: () => new Promise((resolve) => (read = resolve)) }
    line = new AnswerLine(reader)
    made = []
  })

  function asks(number: number): Promise<number | null> {
    return line.add(() => {
      made.push(number)
      return number
    })
  }

  async function reads(): Promise<void> {
    read()
    await settled()
  }

  it('makes the next answer when those before have been read', async () => {
    const answers = [asks(1), asks(2)]
    await settled()
    expect(made).toEqual([])
    await reads()
    expect(made).toEqual([1])
    await reads()
    expect(await Promise.all(answers)).toEqual([1, 2])
  })

  it('makes none any more for whoever is over', async () => {
    const answers = [asks(1), asks(2)]
    await settled()
    reader.isOver = true
    await reads()
    await reads()
    expect([await Promise.all(answers), made]).toEqual([[null, null], []])
  })

  it('is full when as many wait as may, and has room again when one was made', async () => {
    for (let count = 1; count < limits.answersWaiting; count++) void asks(count)
    expect(line.isFull).toBe(false)
    void asks(limits.answersWaiting)
    expect(line.isFull).toBe(true)
    await settled()
    await reads()
    expect(line.isFull).toBe(false)
  })

  it('goes on after an answer that broke', async () => {
    const broken = line.add(() => Promise.reject(new Error('a bug')))
    const next = asks(2)
    await settled()
    read()
    await expect(broken).rejects.toThrow('a bug')
    await settled()
    await reads()
    expect(await next).toBe(2)
  })
})
