import { expect, test } from '@torrent/e2e-kit'
import { quoteUntil } from './business.ts'
import { channelWith, message, openChannel, say } from './chat.ts'

test('a quote is talked about where it stands, and approved in its thread: both places show it', async ({ person }) => {
  const [sales, approver] = await Promise.all([person('sales'), person('approver')])
  const id = await quoteUntil(sales.page, 'draft')
  await sales.page.goto(`/quotes/${id}`)
  const discussion = sales.page.getByRole('region', { name: 'Discussion', exact: true })
  await say(discussion, 'Please look at the price')
  await expect(message(discussion, 'Please look at the price')).toBeVisible()

  await approver.page.goto(`/quotes/${id}`)
  const theirs = approver.page.getByRole('region', { name: 'Discussion', exact: true })
  await expect(message(theirs, 'Please look at the price')).toBeVisible()
  await sales.page.getByRole('button', { name: 'Submit for approval', exact: true }).click()

  await theirs.getByRole('link', { name: 'Open in chat', exact: true }).click()
  await approver.page.waitForURL(/\/chat\//)
  const card = message(approver.page, 'submitted Q-')
  await expect(message(discussion, 'submitted Q-')).toBeVisible()
  // Who wrote it may not approve it, in the thread as little as on the page.
  await expect(discussion.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0)
  await card.getByRole('button', { name: 'Approve', exact: true }).click()

  await expect(sales.page.getByRole('status', { name: 'Status', exact: true })).toHaveText('Approved')
  for (const place of [discussion, approver.page]) await expect(message(place, 'approved Q-')).toBeVisible()
  await expect(card.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0)
})

test('a company without chat has its quotes without a discussion', async ({ person }) => {
  const { page, context, problems } = await person('sales')
  const id = await quoteUntil(page, 'draft')
  const discussion = page.getByRole('region', { name: 'Discussion', exact: true })
  await page.goto(`/quotes/${id}`)
  await expect(discussion).toBeVisible()

  // The page as the gateway writes it where chat is in no composition.
  await context.route(`**/quotes/${id}`, async route => {
    const response = await route.fetch()
    const body = (await response.text()).replace(
      /(<script[^>]*id="torrent-bootstrap"[^>]*>)(.*?)<\/script>/s,
      withoutChat,
    )
    await route.fulfill({ response, body })
  })
  await page.goto(`/quotes/${id}`)
  await expect(page.getByRole('status', { name: 'Status', exact: true })).toHaveText('Draft')
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Chat' })).toHaveCount(0)
  await expect(discussion).toHaveCount(0)
  // To Chromium a page that the test writes comes from nowhere, which may open no socket into this machine.
  problems.length = 0
})

function withoutChat(_: string, tag: string, json: string): string {
  const written = JSON.parse(json)
  const remotes = written.remotes.filter(({ name }: { name: string }) => name !== 'chat')
  return `${tag}${JSON.stringify({ ...written, remotes }).replaceAll('<', '\\u003c')}</script>`
}

test('a new group comes with its channel and its room', async ({ person }) => {
  const { page } = await person('admin')
  const name = `Project ${crypto.randomUUID().slice(0, 6)}`
  await page.goto('/chat')
  await page.getByRole('button', { name: 'New group', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Group name').fill(name)
  await dialog.getByRole('button', { name: 'Create group', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Channels' }).getByRole('link', { name })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Rooms' }).getByRole('link', { name })).toBeVisible()
})

test('a file is sent, seen by the others and found, and so are the words beside it', async ({ person }) => {
  const [sales, orders] = await Promise.all([person('sales'), person('orders')])
  const { id } = await channelWith(sales.page, 'Files', ['orders'])
  await Promise.all([openChannel(sales.page, id), openChannel(orders.page, id)])
  const choosing = sales.page.waitForEvent('filechooser')
  await sales.page.getByRole('button', { name: 'Attach file', exact: true }).click()
  const buffer = Buffer.alloc(2_000_000)
  await (await choosing).setFiles({ name: '図面-A100.dxf', mimeType: 'application/octet-stream', buffer })
  await expect(sales.page.getByRole('list', { name: 'Uploads' })).toContainText('図面-A100.dxf')
  const word = `brkt${crypto.randomUUID().slice(0, 6)}`
  await say(sales.page, `ステンレス架台の図面です ${word}`)

  const heard = message(orders.page, word)
  const link = heard.getByRole('link', { name: /図面-A100\.dxf/ }).first()
  const [downloaded] = await Promise.all([orders.page.waitForEvent('download'), link.click()])
  expect(downloaded.suggestedFilename()).toBe('図面-A100.dxf')

  for (const text of [word, 'ステンレス架台']) {
    await orders.page.getByRole('searchbox', { name: 'Search messages' }).fill(text)
    await expect(orders.page.locator('mark').first()).toHaveText(text)
  }
})
