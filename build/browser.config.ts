import { resolve } from 'node:path'
import { defineConfig, mergeConfig } from 'vite'
import { window } from './window.config.ts'

// The window as a plain web page over the fake bridge: for design work and for the specs that need no Electron.
export default defineConfig(
  mergeConfig(window(resolve(import.meta.dirname, '../dist/browser')), {
    define: { 'import.meta.env.VITE_FAKE_BRIDGE': 'true' },
  }),
)
