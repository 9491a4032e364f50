import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'node', environment: 'node', include: ['{electron,shared,build}/**/*.test.ts'] } },
      { plugins: [vue()], test: { name: 'window', environment: 'happy-dom', include: ['renderer/**/*.test.ts'] } },
    ],
  },
})
