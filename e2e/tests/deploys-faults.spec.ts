import { join } from 'node:path'
import { deployApi, expect, type Faults, type Person, TAMPERED, test } from '@torrent/e2e-kit'

const SCREEN = /\/OrderList-[\w-]+\.js$/

const heading = ({ page }: Person, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const retry = ({ page }: Person) => page.getByRole('button', { name: 'Retry', exact: true })
const goTo = ({ page }: Person, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click()

/** Each of them hits the micro-frontend of orders and nothing else. */
const FAULTS: Readonly<Record<string, (faults: Faults) => ReturnType<Faults['missingEntry']>>> = {
  'whose entry is gone': faults => faults.missingEntry('order'),
  'whose screen is gone': faults => faults.missingChunk('order', SCREEN),
  'of which every script is gone': faults => faults.missingChunk('order', /\.js$/),
  'whose screen was tampered with': faults => faults.tampered('order', SCREEN),
  'whose entry was tampered with': faults => faults.tampered('order', /^remoteEntry\.js$/),
}

for (const [what, begin] of Object.entries(FAULTS)) {
  test(`a micro-frontend ${what} fails alone, and Retry brings it back`, async ({ person }) => {
    const someone = await person('admin')
    const { page, faults } = someone
    const fault = await begin(faults)
    await page.goto('/orders')
    await expect(retry(someone)).toBeVisible()
    expect(fault.hits()).not.toEqual([])

    await goTo(someone, 'Quotes')
    await expect(heading(someone, 'Quotes')).toBeVisible()
    await goTo(someone, 'Shipments')
    await expect(heading(someone, 'Shipments')).toBeVisible()
    await goTo(someone, 'Orders')
    await expect(retry(someone)).toBeVisible()
    expect(await page.evaluate(name => name in globalThis, TAMPERED)).toBe(false)

    await fault.end()
    await retry(someone).click()
    await expect(heading(someone, 'Orders')).toBeVisible()
  })
}

test('a micro-frontend that does not come gives way to an error with Retry, while the others work', async ({
  person,
}) => {
  const someone = await person('admin')
  const fault = await someone.faults.hung('order')
  await someone.page.goto('/orders')
  await expect(retry(someone)).toBeVisible()
  await goTo(someone, 'Quotes')
  await expect(heading(someone, 'Quotes')).toBeVisible()
  await goTo(someone, 'Orders')
  await expect(retry(someone)).toBeVisible()
  await fault.end()
  await retry(someone).click()
  await expect(heading(someone, 'Orders')).toBeVisible()
})

test('a micro-frontend that is slow is waited for', async ({ person }) => {
  const someone = await person('admin')
  const fault = await someone.faults.slow('order', 1_000)
  await someone.page.goto('/orders')
  await expect(someone.page.locator('main [aria-busy=true]')).toBeVisible()
  await expect(heading(someone, 'Orders')).toBeVisible()
  await expect(retry(someone)).toHaveCount(0)
  expect(fault.hits()).not.toEqual([])
})

test('a page that its BFF no longer serves offers to reload, and what was entered is still there', async ({
  person,
}) => {
  const someone = await person('admin')
  const { page, faults } = someone
  await page.goto('/quotes/new')
  await page.getByLabel('Subject', { exact: true }).fill('Kept over the reload')
  const fault = await faults.staleBff('quote')
  await page.getByRole('combobox', { name: 'Customer', exact: true }).fill('C1001')
  const offer = page.getByRole('dialog', { name: 'This screen has been renewed' })
  await expect(offer).toBeVisible()
  expect(fault.hits()).not.toEqual([])

  await offer.getByRole('button', { name: 'Later' }).click()
  await expect(offer).toBeHidden()
  await fault.end()
  await page.getByRole('combobox', { name: 'Customer', exact: true }).fill('C1002')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')

  const again = await faults.staleBff('quote')
  await page.getByRole('combobox', { name: 'Customer', exact: true }).fill('C1003')
  await expect(offer).toBeVisible()
  await again.end()
  await offer.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByLabel('Subject', { exact: true })).toHaveValue('Kept over the reload')
})

test('a page that cannot ask what is in force goes on working, and offers to reload when it can', async ({
  portal,
  person,
}) => {
  const someone = await person('admin')
  const api = deployApi(portal)
  const place = { tenant: 'acme-metal', channel: 'stable' }
  const folder = join(import.meta.dirname, '..', '..', 'mfe-order', 'dist')
  const first = await api.publish(folder, '9.0.0-unheard.c1')
  const second = await api.publish(folder, '9.0.0-unheard.c2')
  const connected = someone.page.waitForEvent('websocket')
  await someone.page.goto('/quotes')
  await connected
  const offer = someone.page.getByRole('status').filter({ hasText: 'Orders' }).getByRole('button', { name: 'Reload' })

  const fault = await someone.faults.deadRegistry()
  await api.promote(first, place)
  await expect.poll(() => fault.hits().length).toBeGreaterThan(0)
  for (const screen of ['Orders', 'Shipments', 'Quotes']) {
    await goTo(someone, screen)
    await expect(heading(someone, screen)).toBeVisible()
  }
  await expect(offer).toHaveCount(0)

  await fault.end()
  await api.promote(second, place)
  await expect(offer).toBeVisible()
  await api.rollback('order', place)
  await api.rollback('order', place)
})
