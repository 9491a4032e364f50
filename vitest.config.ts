import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
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
