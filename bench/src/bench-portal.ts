import { rm } from 'node:fs/promises'
import { signIn, startPortal } from '@torrent/e2e-kit'
import { print } from './figures.ts'
import { launchBrowser } from './launch-browser.ts'
import { openFront } from './portal/front.ts'
import { buildMonolith } from './portal/monolith.ts'
import { packagingOf } from './portal/packaging.ts'
import { screens, startsWith } from './portal/screens.ts'
import { weights } from './portal/weights.ts'
import { createQuote } from './portal-client.ts'

/** Those that `npm start` composes the portal of, and that the screens measured need. */
const MICRO_FRONTENDS = ['quote', 'order', 'shipping']

/** What independent deploys cost the person, beside the same screens as one application, and how fast they are. */
export async function benchPortal(): Promise<void> {
  const monolith = await buildMonolith(MICRO_FRONTENDS)
  print('Weights', await weights(monolith))
  const browser = await launchBrowser()
  const portal = await startPortal()
  const fronts = await Promise.all([
    openFront(portal.origin),
    openFront(portal.origin, packagingOf(monolith, startsWith)),
  ])
  const [composed, whole] = fronts
  try {
    const clerk = await signIn(browser, portal.origin, 'sales')
    const subject = 'Brackets of stainless steel'
    const { id } = await createQuote(clerk.page, subject)
    const state = await clerk.context.storageState()
    await clerk.context.close()
    const sides = { portal: { origin: composed.origin, state }, monolith: { origin: whole.origin, state } }
    print('Screens, beside the same as one application', await screens(browser, sides, { id, subject }))
  } finally {
    await browser.close()
    await Promise.all(fronts.map(front => front.close()))
    await portal.dispose()
    await rm(monolith, { recursive: true, force: true })
  }
}
