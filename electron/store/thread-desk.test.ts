import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { bundled } from '../disk/bundled.ts'

/** A thread that says it is open, and dies at the first order in a way of its own. */
const threadThat = (dies: string): string =>
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    parentPort.postMessage({ ok: true, value: null })
    parentPort.on('message', () => { ${dies} })`)}`

/** What a program prints that asks such a thread for something. */
function toldOf(dies: string): string[] {
  const desk = bundled(new URL('./thread-desk.ts', import.meta.url)).href
  const program = `
    import { ThreadDesk } from '${desk}'
    const lost = () => {
      console.log('lost')
      process.exit()
    }
    process.on('uncaughtException', (error) => console.log('thrown:', error.message))
    const opened = await ThreadDesk.open(new URL(${JSON.stringify(threadThat(dies))}), null, lost)
    console.log(JSON.stringify(await opened.value.ask('anything', null)))
    console.log(JSON.stringify(await opened.value.ask('more', null)))
    await opened.value.close()
    console.log('closed')`
  const words = ['--input-type=module', '-e', program]
  return spawnSync(process.execPath, words).stdout.toString().trim().split('\n')
}

describe('a thread of the store that dies', () => {
  const failed = '{"ok":false,"error":"disk-failed"}'

  it.each([
    ['by an error', `throw new Error('a bug')`, 'a bug'],
    ['without a word', 'process.exit(0)', 'a thread of the store ended'],
  ])('%s ends whoever leans on it, and leaves nobody waiting', (_, dies, message) => {
    expect(toldOf(dies)).toEqual([`thrown: ${message}`, failed, failed, 'closed'])
  })
})

describe('a thread of the store that finds its file another one’s', () => {
  it('tells whoever leans on it, and answers nothing any more', () => {
    expect(toldOf(`parentPort.postMessage('lost')`)).toEqual(['lost'])
  })
})
