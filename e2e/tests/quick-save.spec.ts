import { expect, test } from '@torrent/e2e-kit'
import { LABELS } from './labels.ts'
import { choose, status } from './main-path.ts'

const words = LABELS.en

test('whoever presses Save while the last item is still looked up has it saved, with what its code stands for', async ({
  person,
}) => {
  const { page } = await person('sales')
  await page.goto('/quotes/new')
  await choose(page, words.customer, 'C10')
  await page.getByLabel(words.subject, { exact: true }).fill('Typed fast')
  const answered = Promise.withResolvers<void>()
  await page.route('**/api/quote/trpc/items*', async route => {
    await answered.promise
    await route.continue()
  })
  await page.getByLabel(words.item, { exact: true }).first().fill('A5052-CUT')
  const save = page.getByRole('button', { name: words.save, exact: true })
  await save.click()
  await expect(save).toHaveAttribute('aria-busy', 'true')
  answered.resolve()
  await page.waitForURL(/\/quotes\/[0-9a-f-]{36}$/)
  await expect(status(page, words)).toHaveText(words.draft)
  // It has the item's own price.
  await expect(page.getByRole('table').first()).toContainText('A5052P')
})
