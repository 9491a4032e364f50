import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { join } from 'node:path'
import { root } from './places.ts'

/** A firewall may drop packets without a word: a host that takes longer than this (ms) to answer counts as closed. */
const knockTime = 5_000
/** The longest the download itself may take (ms): 120 MB over a slow line. */
const downloadTime = 15 * 60_000

/** Runs Electron's own installer, which downloads the official binary. Answers whether it ended well. */
export async function installOfficial(): Promise<boolean> {
  if (process.env['ELECTRON_RUNTIME'] === 'npm') return false
  if (!process.env['ELECTRON_GET_USE_PROXY'] && !(await answers(downloadHost()))) return false
  return run(join(root, 'node_modules/electron/install.js'))
}

function downloadHost(): URL {
  return new URL(process.env['ELECTRON_MIRROR'] ?? 'https://github.com')
}

function answers(url: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port: Number(url.port) || (url.protocol === 'http:' ? 80 : 443) })
    const settle = (open: boolean): void => {
      socket.destroy()
      resolve(open)
    }
    socket.setTimeout(knockTime, () => settle(false))
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
  })
}

function run(script: string): Promise<boolean> {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [script], {
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: downloadTime,
    })
    installer.once('error', () => resolve(false))
    installer.once('exit', (code) => resolve(code === 0))
  })
}
