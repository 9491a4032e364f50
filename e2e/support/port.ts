import { expect } from '@playwright/test'
import { createServer, type AddressInfo, type Server } from 'node:net'

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = await listenOn(0)
  const { port } = server.address() as AddressInfo
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
