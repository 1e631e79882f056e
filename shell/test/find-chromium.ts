import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** A Chromium that is there: the one named in the environment, Playwright's own, or the system's. */
export function findChromium(): string | undefined {
  const candidates = [
    process.env.TORRENT_CHROMIUM,
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  return candidates.find(path => path !== undefined && existsSync(path))
}
