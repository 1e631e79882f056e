import { randomUUID } from 'node:crypto'
import { demoMembers } from '@torrent/contracts/demo'
import { signIn, startPortal } from '@torrent/e2e-kit'
import { startBareServer } from './bare-server.ts'
import { fanOut } from './chat/fan-out.ts'
import { longChannel } from './chat/long-channel.ts'
import { messageSearch } from './chat/message-search.ts'
import { sendToScreen } from './chat/send-to-screen.ts'
import { socketMemory } from './chat/socket-memory.ts'
import { print } from './figures.ts'
import { launchBrowser } from './launch-browser.ts'
import { post } from './watch-text.ts'

/** Messages: how soon others see them, what many listeners cost, how long a past may be, and how it is searched. */
export async function benchChat(): Promise<void> {
  const browser = await launchBrowser()
  const portal = await startPortal()
  const bare = await startBareServer(1)
  try {
    print('Many listeners', [...(await fanOut(portal)), ...(await socketMemory())])
    const [writer, reader] = [
      await signIn(browser, portal.origin, 'sales'),
      await signIn(browser, portal.origin, 'orders'),
    ]
    const id = randomUUID()
    const memberIds = demoMembers('acme-metal')
      .filter(({ login }) => login.startsWith('orders@'))
      .map(each => each.id)
    await post(writer.page, '/api/chat/trpc/createChannel', { id, name: 'Bench', topic: '', open: false, memberIds })
    for (const { page } of [writer, reader]) {
      await page.goto(`/chat/${id}`)
      await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor()
      await page.waitForLoadState('networkidle')
    }
    print('Send to screen', await sendToScreen(writer.page, reader.page, browser, bare.origin))
    await reader.context.close()
    print('A long channel', await longChannel(writer.page, portal))
    await writer.context.close()
  } finally {
    await browser.close()
    await bare.stop()
    await portal.dispose()
  }
  print('Search', await messageSearch())
}
