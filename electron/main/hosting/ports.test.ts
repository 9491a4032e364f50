import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkPort, nextFree } from './ports.ts'

describe('ports', () => {
  let server: Server
  let taken: number

  beforeEach(async () => {
    server = createServer()
    await new Promise<void>((resolve) => server.listen(0, resolve))
    taken = (server.address() as AddressInfo).port
  })
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  it('that are taken are not free, and the next one is another', async () => {
    const answer = await checkPort(taken)
    expect(answer).toMatchObject({ port: taken, free: false })
    expect(answer.next).not.toBe(taken)
  })

  it('are free again once nobody listens', async () => {
    await new Promise((resolve) => server.close(resolve))
    expect(await checkPort(taken)).toMatchObject({ free: true })
    server.listen(0)
  })

  it('that are offered can be taken without rights', async () => {
    expect(await nextFree(80)).toBeGreaterThanOrEqual(1_024)
    expect(await nextFree(65_535)).toBeLessThanOrEqual(65_535)
  })
})
