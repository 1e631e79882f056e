import { CHROMIUM_ARGUMENTS, findChromium } from '@torrent/e2e-kit/browser'
import { type Browser, chromium } from 'playwright'

/** A Chromium of this machine. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findChromium()
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...CHROMIUM_ARGUMENTS] })
}
