import { defineConfig } from '@playwright/test'
import { presentBrowser } from './build/runtime/browser.ts'
import { presentElectron } from './build/runtime/electron.ts'
import { electronEnvironment } from './build/runtime/places.ts'

const electron = presentElectron()
if (electron) Object.assign(process.env, electronEnvironment(electron))

const browser = presentBrowser()

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './build/tools/built.setup.ts',
  workers: 2, // three start more apps at once than two cores can draw
  retries: 0,
  timeout: 120_000, // ms; bounds on what hangs, never measures of speed
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: 'list',
  use: { screenshot: 'only-on-failure' }, // a trace costs a third of the time: npm run e2e -- --trace on
  webServer: {
    command: 'node build/run.mjs page',
    wait: { stdout: /http:\/\/127\.0\.0\.1:(?<hearth_page_port>\d+)/ },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2_000 },
  },
  projects: [
    {
      name: 'renderer',
      testDir: 'e2e/renderer',
      fullyParallel: true,
      use: {
        reuseContext: true, // a new one for each test costs a tenth of the time
        baseURL: `http://127.0.0.1:${process.env['HEARTH_PAGE_PORT'] ?? ''}`,
        launchOptions: browser ? { executablePath: browser, args: ['--disable-gpu'] } : {},
      },
    },
    { name: 'app', testDir: 'e2e/app', testIgnore: /packag/, fullyParallel: true },
    { name: 'package', testDir: 'e2e/app', testMatch: /package\.setup\.ts/ },
    { name: 'packaged', testDir: 'e2e/app', testMatch: /packaged\.spec\.ts/, dependencies: ['package'] },
  ],
})
