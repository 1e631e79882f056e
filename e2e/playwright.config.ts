import { defineConfig } from '@playwright/test'
import { CHROMIUM_ARGUMENTS, findChromium } from '@torrent/e2e-kit/browser'

const executablePath = await findChromium()

export default defineConfig({
  testDir: './tests',
  outputDir: '../test-results',
  // Each worker runs a portal of its own. A test that passes only at the second try tells of a fault.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Nets for what never comes, wide enough for a machine that does other work; limits of time are for the bench.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    ...(executablePath ? { launchOptions: { executablePath, args: [...CHROMIUM_ARGUMENTS] } } : {}),
    // Without its film, which costs a quarter of the run: the steps with their snapshots tell enough.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
})
