import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** What may not fail: frames, dedupe, permissions, storage and limits. */
const vital = [
  'shared/{frame,json,limits}.ts',
  'electron/store/**',
  'electron/server/{archive,commands}/**',
  'electron/server/{room,rooms,admission,throttle,session,membership}.ts',
  'electron/client/{outbox,catch-up}.ts',
  'electron/client/keep/**',
]

export default defineConfig({
  test: {
    coverage: {
      include: vital,
      exclude: ['**/*.test.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { branches: 95 },
    },
    projects: [
      { test: { name: 'node', environment: 'node', include: ['{electron,shared,build}/**/*.test.ts'] } },
      { plugins: [vue()], test: { name: 'window', environment: 'happy-dom', include: ['renderer/**/*.test.ts'] } },
      {
        test: {
          name: 'protocol',
          environment: 'node',
          include: ['e2e/{protocol,clients,engine,machine}/**/*.test.ts'],
          globalSetup: 'build/tools/built.setup.ts',
          testTimeout: 20_000,
        },
      },
      { test: { name: 'faults', environment: 'node', include: ['e2e/faults/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
})
