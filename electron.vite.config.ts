import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'
import { window } from './build/window.config.ts'

/** The newest Node that the oldest Electron we test on understands. */
const target = 'node20.18'

function at(path: string): string {
  return resolve(import.meta.dirname, path)
}

export default defineConfig({
  main: {
    build: {
      outDir: at('dist/main'),
      target,
      rollupOptions: {
        input: {
          index: at('electron/main/index.ts'),
          'host-thread': at('electron/main/host-thread.ts'),
          'archive-thread': at('electron/server/archive/archive-thread.ts'),
          'keep-thread': at('electron/client/keep/keep-thread.ts'),
          serve: at('electron/cli/serve.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('dist/preload'),
      target,
      rollupOptions: {
        input: { index: at('electron/preload/index.ts') },
        // A sandboxed preload can only be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: window(at('dist/renderer')),
})
