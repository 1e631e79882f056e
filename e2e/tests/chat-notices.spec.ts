import type { Page } from '@playwright/test'
import { expect, test } from '@torrent/e2e-kit'
import { channelWith, memberOf, message, said } from './chat.ts'

/** Said until it is heard: a page that has just come does not listen yet. */
const KNOCK = '聞こえますか'

declare global {
  var notices: Notification[] | undefined
}

/** Notes what the desktop is told; what it makes of that is its own affair. */
async function watchDesktop(page: Page): Promise<void> {
  await page.context().grantPermissions(['notifications'])
  await page.addInitScript(() => {
    // A page that a test drives believes all the time that somebody looks at it.
    document.hasFocus = () => document.documentElement.dataset.lookedAt === 'true'
    window.Notification = class extends Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options)
        globalThis.notices = [...(globalThis.notices ?? []), this]
      }
    }
  })
}

/** Whether the person looks at this window. */
const lookAt = (page: Page, looks: boolean) =>
  page.evaluate(on => {
    document.documentElement.dataset.lookedAt = String(on)
  }, looks)

/** What the desktop was told since the page has listened. */
async function shown(page: Page): Promise<string[]> {
  const all = await page.evaluate(() =>
    (globalThis.notices ?? []).map(({ title, body, lang }) => `${title}: ${body} (${lang})`),
  )
  return all.filter(text => !text.includes(KNOCK))
}

test('who looks elsewhere is told on the desktop, in their language, and a press leads to the message', async ({
  person,
}) => {
  const [sales, shipping] = await Promise.all([person('sales'), person('shipping', { language: 'ja' })])
  await watchDesktop(shipping.page)
  const { id, name } = await channelWith(sales.page, 'Notices', ['shipping'])
  await shipping.page.goto('/chat')
  const inList = shipping.page.getByRole('navigation', { name: '会話の一覧' }).getByRole('link', { name })
  await expect(inList).toBeVisible()
  const call = (text: string) => said(sales.page, id, text, { mentions: [memberOf('shipping').id] })

  let knocks = 0
  await expect(async () => {
    await call(KNOCK)
    knocks += 1
    await expect.poll(() => shipping.page.evaluate(() => globalThis.notices?.length), { timeout: 2_000 }).toBeTruthy()
  }).toPass()

  await call('トラックが着きました')
  const title = `${memberOf('sales').name}（${name}）`
  await expect.poll(() => shown(shipping.page)).toEqual([`${title}: トラックが着きました (ja)`])

  // Nothing is told of what names nobody, nor to who looks at the portal: these two come before the next that is told.
  await said(sales.page, id, '誰宛てでもない')
  await lookAt(shipping.page, true)
  await call('どこに停めますか')
  await expect(inList).toHaveAccessibleName(new RegExp(`自分宛て${knocks + 2}件`))
  await lookAt(shipping.page, false)
  await call('3番に停めました')
  await expect.poll(() => shown(shipping.page)).toHaveLength(2)
  expect((await shown(shipping.page))[1]).toBe(`${title}: 3番に停めました (ja)`)

  await shipping.page.evaluate(() => globalThis.notices?.[0]?.dispatchEvent(new Event('click')))
  await shipping.page.waitForURL(`**/chat/${id}/*`)
  await expect(message(shipping.page, 'トラックが着きました')).toBeVisible()
})
