import { defineConfig } from '@playwright/test'
import { CHROMIUM_ARGUMENTS, findChromium } from '@torrent/e2e-kit/browser'

const executablePath = await findChromium()

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One portal for all of them.
  workers: 1,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    ...(executablePath ? { launchOptions: { executablePath, args: [...CHROMIUM_ARGUMENTS] } } : {}),
    trace: 'retain-on-failure',
  },
})
