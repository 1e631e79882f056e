import { join } from 'node:path'
import { deployApi, expect, type Person, remotesIn, test } from '@torrent/e2e-kit'
import { looksOf } from './looks.ts'

const BUILT = join(import.meta.dirname, '../../mfe-quote/dist')
const ACME = { tenant: 'acme-metal', channel: 'stable' }
const TIMES = 50

const subject = ({ page }: Person) => page.getByLabel('Subject', { exact: true })
const offer = ({ page }: Person) => page.getByRole('status').filter({ hasText: 'There is a new version of Quotes' })

/** Somebody in the middle of a new quote. */
async function halfWay(someone: Person, text: string): Promise<void> {
  await someone.page.goto('/quotes/new')
  await subject(someone).fill(text)
}

test('another release is offered while a form is half filled; loading anew is up to the person, and loses nothing', async ({
  person,
  portal,
}) => {
  const [someone, elsewhere] = [await person('sales'), await person('sales', { tenant: 'mori-foods' })]
  const { page } = someone
  await halfWay(someone, 'Half a quote')
  await elsewhere.page.goto('/quotes')
  const before = (await remotesIn(page)).find(({ name }) => name === 'quote')?.version
  const api = deployApi(portal)
  const release = await api.publish(BUILT, '9.0.0')
  await api.promote(release, ACME)
  try {
    await expect(offer(someone)).toBeVisible()
    await expect(subject(someone)).toHaveValue('Half a quote')
    expect(before).not.toBe('9.0.0')
    await expect(offer(elsewhere), 'nothing has changed for another company').toHaveCount(0)

    // By keyboard alone; the browser asks, since the form is not saved.
    page.once('dialog', dialog => void dialog.accept())
    const reload = offer(someone).getByRole('button', { name: 'Reload', exact: true })
    await reload.focus()
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => (await remotesIn(page).catch(() => [])).find(({ name }) => name === 'quote')?.version)
      .toBe('9.0.0')
    await expect(subject(someone)).toHaveValue('Half a quote')
    await expect(offer(someone)).toHaveCount(0)
  } finally {
    await api.rollback('quote', ACME)
  }
})

test('who says later is left alone, and an offer goes away with a rollback', async ({ person, portal }) => {
  const [patient, busy] = [await person('sales'), await person('approver')]
  for (const { page } of [patient, busy]) {
    await page.goto('/quotes')
    await page.getByRole('heading', { level: 1, name: 'Quotes', exact: true }).waitFor()
  }
  const api = deployApi(portal)
  await api.promote(await api.publish(BUILT, '9.1.0'), ACME)
  await expect(offer(patient)).toBeVisible()
  await expect(offer(busy)).toBeVisible()
  await (await looksOf(patient))('update-offer')
  await offer(busy).getByRole('button', { name: 'Later', exact: true }).click()
  await expect(offer(busy)).toHaveCount(0)

  await api.promote(await api.publish(BUILT, '9.2.0'), ACME)
  await api.rollback('quote', ACME)
  await api.rollback('quote', ACME)
  await expect(offer(patient)).toHaveCount(0)
  await expect(offer(busy)).toHaveCount(0)
})

test(`an open browser survives ${TIMES} promotions and rollbacks in a row, with a half-filled form intact`, async ({
  person,
  portal,
}) => {
  test.slow()
  const someone = await person('sales')
  const { page } = someone
  let loads = 0
  await halfWay(someone, 'Through fifty releases')
  page.on('load', () => {
    loads += 1
  })
  const api = deployApi(portal)
  const releases = [await api.publish(BUILT, '10.0.0'), await api.publish(BUILT, '10.1.0')]
  for (let time = 0; time < TIMES; time += 1) {
    const release = releases[time % releases.length]
    if (!release) throw new Error('There is a release for each time')
    await api.promote(release, ACME)
    await api.rollback('quote', ACME)
  }
  await expect(subject(someone)).toHaveValue('Through fifty releases')
  expect(loads, 'the page was never loaded anew').toBe(0)

  // Parts of the page that have not been loaded yet are still there, and so are other micro-frontends.
  const navigation = page.getByRole('navigation', { name: 'Main' })
  await navigation.getByRole('link', { name: 'Orders', exact: true }).click()
  await page.getByRole('button', { name: 'Leave page', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Orders', exact: true })).toBeVisible()
  await navigation.getByRole('link', { name: 'Quotes', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Quotes', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'New quote', exact: true }).first().click()
  await expect(subject(someone)).toHaveValue('Through fifty releases')
  expect(someone.problems).toEqual([])
})
