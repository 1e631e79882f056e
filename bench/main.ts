/** `npm run bench`: figures as medians and ratios, each beside its baseline in the same run. */
import { setTimeout as delay } from 'node:timers/promises'
import { signIn, startPortal } from '@torrent/e2e-kit'
import { CHROMIUM_ARGUMENTS, findChromium } from '@torrent/e2e-kit/browser'
import { chromium } from 'playwright'
import { startBareServer } from './src/bare-server.ts'
import { commandToScreen } from './src/command-to-screen.ts'
import { print } from './src/figures.ts'
import { listQuery } from './src/list-query.ts'
import { idleMemory } from './src/memory.ts'
import { startTimes } from './src/starts.ts'

const QUOTES = 500
const SETTLE_MS = 5_000

const executablePath = await findChromium()
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...CHROMIUM_ARGUMENTS] })
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
