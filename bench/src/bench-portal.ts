import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { remotesIn, signIn, startPortal } from '@torrent/e2e-kit'
import { print } from './figures.ts'
import { launchBrowser } from './launch-browser.ts'
import { costs } from './portal/costs.ts'
import { deploys } from './portal/deploys.ts'
import { openFront } from './portal/front.ts'
import { FAST, SLOW } from './portal/line.ts'
import { buildMonolith } from './portal/monolith.ts'
import { packagingOf } from './portal/packaging.ts'
import { screens, startsWith, viewsOf } from './portal/screens.ts'
import { weights } from './portal/weights.ts'
import { createQuote } from './portal-client.ts'
import { REPOSITORY } from './repository.ts'

/** What independent deploys cost the person, beside the same screens as one application, and how fast they are. */
export async function benchPortal(): Promise<void> {
  const browser = await launchBrowser()
  const portal = await startPortal()
  const closing: (() => Promise<unknown>)[] = [() => portal.dispose(), () => browser.close()]
  try {
    const clerk = await signIn(browser, portal.origin, 'sales')
    const names = (await remotesIn(clerk.page)).map(({ name }) => name)
    const subject = 'Brackets of stainless steel'
    const { id } = await createQuote(clerk.page, subject)
    const state = await clerk.context.storageState()
    await clerk.context.close()

    const monolith = await buildMonolith(names)
    closing.push(() => rm(monolith, { recursive: true, force: true }))
    print('Weights', await weights(monolith))
    const cookie = state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    print('Deploys', await deploys(portal, join(REPOSITORY, 'mfe-quote', 'dist'), cookie))
    const composed = await openFront(portal.origin)
    closing.push(() => composed.close())
    const whole = await openFront(portal.origin, packagingOf(monolith, startsWith))
    closing.push(() => whole.close())
    const sides = { portal: { origin: composed.origin, state }, monolith: { origin: whole.origin, state } }
    const { home, document } = viewsOf({ id, subject })
    print('Cost of a first view', [...(await costs(browser, sides, home)), ...(await costs(browser, sides, document))])
    for (const line of [FAST, SLOW])
      print(`Screens on a ${line.name} line`, await screens(browser, sides, { id, subject }, line))
  } finally {
    for (const close of closing.reverse()) await close()
  }
}
