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

/** What unit tests cannot count: it runs in threads and programs of its own, or is for tests alone, or is types alone. */
const elsewhere = [
  '**/*-thread.ts', // the entries of threads
  'electron/store/thread.ts', // runs in those threads: archive.test.ts and keep.test.ts drive it from outside
  'electron/store/{clerk,desk}.ts', // types alone
  'electron/server/commands/outcome.ts', // types alone
  'electron/server/archive/kill-program.ts', // a program that kill.test.ts kills
  'electron/store/migrate-program.ts', // a program that migrate.test.ts kills
  'electron/server/archive/test-archive.ts', // for tests
  'electron/store/{test-schema,thread-of}.ts', // for tests
]

export default defineConfig({
  test: {
    coverage: {
      include: vital,
      exclude: ['**/*.test.ts', ...elsewhere],
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
