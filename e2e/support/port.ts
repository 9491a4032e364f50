import { expect } from '@playwright/test'
import { randomInt } from 'node:crypto'
import { createServer, type Server } from 'node:net'

/** Below those that the system hands out by itself: none of its connections takes it before the test does. */
const range = [10_000, 32_000] as const

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const port = randomInt(...range)
  const server = await listenOn(port).catch(() => null)
  if (!server) return freePort()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Takes a port, for a test in which it is taken. */
export function listenOn(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', reject)
    server.listen(port, () => resolve(server))
  })
}

/** Takes a port as soon as whoever has it gives it back: the people of another test may host on it. */
export async function takePort(port: number): Promise<Server> {
  let taken: Server | null = null
  const take = async (): Promise<boolean> => {
    taken = await listenOn(port).catch(() => null)
    return taken !== null
  }
  await expect.poll(take, { timeout: 60_000, intervals: [50] }).toBe(true)
  return taken as unknown as Server
}
