import { setTimeout as delay } from 'node:timers/promises'
import { signIn, startPortal } from '@torrent/e2e-kit'
import { startBareServer } from './bare-server.ts'
import { commandToScreen } from './command-to-screen.ts'
import { print } from './figures.ts'
import { launchBrowser } from './launch-browser.ts'
import { listQuery } from './list-query.ts'
import { idleMemory } from './memory.ts'
import { startTimes } from './starts.ts'

const QUOTES = 500
const SETTLE_MS = 5_000

/** Commands, lists, memory and starts: what the platform does behind every screen. */
export async function benchPlatform(): Promise<void> {
  const browser = await launchBrowser()
  const portal = await startPortal()
  const bare = await startBareServer(QUOTES)
  try {
    await delay(SETTLE_MS)
    print('Memory', await idleMemory(portal.pid() ?? 0))
    const writer = await signIn(browser, portal.origin, 'admin')
    const reader = await signIn(browser, portal.origin, 'sales')
    print('Command to screen', await commandToScreen(writer.page, reader.page, browser, bare.origin))
    await reader.context.close()
    const barePage = await browser.newPage()
    await barePage.goto(bare.origin)
    print('Lists', await listQuery(writer.page, barePage, QUOTES))
  } finally {
    await browser.close()
    await bare.stop()
    await portal.dispose()
  }
  print('Starts', await startTimes())
}
