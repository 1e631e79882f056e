import { expect, type PortalProcess, signIn, startPortal, test } from '@torrent/e2e-kit'
import { quoteUntil } from './business.ts'
import { LABELS } from './labels.ts'

const words = LABELS.en

let portal: PortalProcess
/** How many the portal has been asked for. */
let orders = 0

test.beforeAll(async () => {
  portal = await startPortal()
})
test.afterAll(() => portal?.dispose())
// Each starts the portal twice.
test.setTimeout(240_000)

// Between the two services of a conversion, and right after the command was accepted: the worst moments there are.
for (const point of ['job.accepted', 'saga.after-reply', 'projection.before-commit'] as const) {
  test(`killed at ${point} and started again, the portal finishes what was accepted, once`, async ({ browser }) => {
    const { page, context } = await signIn(browser, portal.origin, 'admin')
    const quote = await quoteUntil(page, 'sent')
    await portal.stop()
    await portal.start({ TORRENT_CRASH_AT: point })

    await page.goto(`/orders/new?quote=${quote}`)
    await page.getByRole('button', { name: words.save, exact: true }).click()
    orders += 1
    await portal.ended()
    await portal.start()

    // The person does nothing more: the page asks again by itself, under the same command id.
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/, { timeout: 90_000 })
    await expect(page.getByRole('status', { name: words.status, exact: true })).toHaveText(words.draft)
    await page.goto('/orders')
    await expect(page.getByRole('rowheader')).toHaveCount(orders)
    await page.goto(`/quotes/${quote}`)
    await expect(page.getByRole('status', { name: words.status, exact: true })).toHaveText(words.accepted)
    await context.close()
  })
}
