import { availableParallelism } from 'node:os'
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
  'electron/{store/test-schema,client/keep/test-profile}.ts', // for tests
]

/** ms; bounds on what hangs, never measures of speed. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000 }

/** Files of one worker share what they import: loading it anew for each takes longer than most of their tests do. */
const together = { ...patience, isolate: false }

/** What looks at all that its process holds, and so has a process of its own. */
const alone = { node: 'electron/server/traces.test.ts', protocol: 'e2e/protocol/flood.test.ts' }

/** Tests over whole programs. */
const protocol = { ...patience, globalSetup: 'build/tools/built.setup.ts' }

export default defineConfig({
  test: {
    maxWorkers: availableParallelism(), // by itself Vitest leaves one core idle, of two that is half
    coverage: {
      include: vital,
      exclude: ['**/*.test.ts', ...elsewhere],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { branches: 95 },
    },
    // a worker is kept only for the next file of its own project: one project after the other
    projects: [
      {
        test: { ...together, name: 'node', include: ['{electron,shared,build}/**/*.test.ts'], exclude: [alone.node] },
      },
      {
        plugins: [vue()],
        test: {
          ...together,
          name: 'window',
          environment: 'happy-dom',
          include: ['renderer/**/*.test.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      { test: { ...patience, name: 'node-alone', include: [alone.node], sequence: { groupOrder: 2 } } },
      {
        test: {
          ...together,
          ...protocol,
          name: 'protocol',
          include: ['e2e/{protocol,clients,engine,machine}/**/*.test.ts'],
          exclude: [alone.protocol],
        },
      },
      {
        test: { ...protocol, name: 'protocol-alone', include: [alone.protocol], sequence: { groupOrder: 1 } },
      },
      { test: { ...together, name: 'faults', include: ['e2e/faults/**/*.test.ts'] } },
    ],
  },
})
