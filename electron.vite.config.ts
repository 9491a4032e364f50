import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'
import { existing, withInput } from './build/entries.ts'
import { window } from './build/window.config.ts'

/** The newest Node that the oldest Electron we test on understands. */
const target = 'node20.18'

function at(path: string): string {
  return resolve(import.meta.dirname, path)
}

const main = {
  build: {
    outDir: at('dist/main'),
    target,
    rollupOptions: {
      input: existing({
        index: at('electron/main/index.ts'),
        'host-thread': at('electron/main/host-thread.ts'),
        serve: at('electron/cli/serve.ts'),
      }),
      output: { format: 'es' as const, entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
}

const preload = {
  build: {
    outDir: at('dist/preload'),
    target,
    rollupOptions: {
      input: existing({ index: at('electron/preload/index.ts') }),
      // A sandboxed preload can only be CommonJS.
      output: { format: 'cjs' as const, entryFileNames: '[name].cjs' },
    },
  },
}

export default defineConfig(withInput({ main, preload, renderer: window(at('dist/renderer')) }))
