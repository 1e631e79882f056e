import { expect, signIn, startPortal, test } from '@torrent/e2e-kit'
import { quoteUntil } from './business.ts'
import { LABELS } from './labels.ts'

const words = LABELS.en

// Between the two services of a conversion, and right after the command was accepted: the worst moments there are.
for (const point of ['job.accepted', 'saga.after-reply', 'projection.before-commit'] as const) {
  test(`killed at ${point} and started again, the portal finishes what was accepted, once`, async ({ browser }) => {
    test.setTimeout(150_000)
    const portal = await startPortal()
    try {
      const { page } = await signIn(browser, portal.origin, 'admin')
      const quote = await quoteUntil(page, 'sent')
      await portal.stop()
      await portal.start({ TORRENT_CRASH_AT: point })

      await page.goto(`/orders/new?quote=${quote}`)
      await page.getByRole('button', { name: words.save, exact: true }).click()
      await portal.ended()
      await portal.start()

      // The person does nothing more: the page asks again by itself, under the same command id.
      await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/, { timeout: 60_000 })
      await expect(page.getByRole('status', { name: words.status, exact: true })).toHaveText(words.draft)
      await page.goto('/orders')
      await expect(page.getByRole('rowheader')).toHaveCount(1)
      await page.goto(`/quotes/${quote}`)
      await expect(page.getByRole('status', { name: words.status, exact: true })).toHaveText(words.accepted)
    } finally {
      await portal.dispose()
    }
  })
}
