import { defineConfig } from '@playwright/test'
import { browserArguments, systemChromium } from './tools/browser.mjs'

const port = Number(process.env['E2E_PORT'] ?? 4174)
const folder = process.env['E2E_DIST'] ?? 'dist'
const executablePath = systemChromium()

export default defineConfig({
  testDir: 'e2e',
  outputDir: process.env['E2E_RESULTS'] ?? 'test-results',
  fullyParallel: true,
  workers: 2,
  // What passes at its second try is named at the end of `npm test`, to be mended.
  retries: 1,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 30_000,
  reporter: process.env['E2E_REPORT'] ? [['line'], ['json', { outputFile: process.env['E2E_REPORT'] }]] : [['line']],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    // A store of files under a test would answer in the server's place; e2e/offline.spec.ts alone has one.
    serviceWorkers: 'block',
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Recording slows every step down several times: for one failing test, `E2E_TRACE=1 npm run test:e2e -- -g 'its name'`.
    trace: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: browserArguments,
    },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium', viewport: { width: 1280, height: 800 } } }],
  webServer: {
    command: `node tools/serve.mjs ${folder}`,
    url: `http://127.0.0.1:${port}/`,
    env: { PORT: String(port) },
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
    timeout: 20_000,
  },
})
