import { expect, fillSignIn, test } from '@torrent/e2e-kit'

test('signing out ends the session everywhere, and the same browser is asked again', async ({ person }) => {
  const { page, context } = await person('sales')
  const other = await context.newPage()
  await other.goto('/quotes')
  await other.getByRole('heading', { name: 'Quotes' }).waitFor()

  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByLabel('Login ID', { exact: true }).waitFor()
  await other.reload()
  await expect(other.getByLabel('Login ID', { exact: true })).toBeVisible()
})

test('a deep link survives signing in', async ({ browser, portal }) => {
  const context = await browser.newContext({ baseURL: portal.origin, locale: 'en-US' })
  const page = await context.newPage()
  await page.goto('/quotes?q=SUS&lang=en')
  await fillSignIn(page, 'sales@acme-metal.example', 'torrent-demo')
  await expect(page).toHaveURL(/\/quotes\?q=SUS/)
  await context.close()
})

test('a wrong password is refused without saying what was wrong', async ({ browser, portal }) => {
  const context = await browser.newContext({ baseURL: portal.origin, locale: 'en-US' })
  const page = await context.newPage()
  await page.goto('/?lang=en')
  await page.getByLabel('Login ID', { exact: true }).fill('sales@acme-metal.example')
  await page.getByLabel('Password', { exact: true }).fill('wrong')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Login ID', { exact: true })).toBeVisible()
  await context.close()
})

test('language and theme stick', async ({ person }) => {
  const { page } = await person('sales', { language: 'ja' })
  await expect(page.getByRole('link', { name: '見積', exact: true })).toBeVisible()
  await page.goto('/quotes?lang=en')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Quotes' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('/go leads to the page that provides the intent, and says so when nobody does', async ({ person }) => {
  const { page, problems } = await person('sales')
  await page.goto('/go/quote.list')
  await expect(page).toHaveURL(/\/quotes$/)
  const missing = await page.goto('/go/nothing.atAll')
  expect(missing?.status()).toBe(404)
  problems.length = 0
})
