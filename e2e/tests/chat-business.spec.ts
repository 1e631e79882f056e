import { expect, remotesIn, signIn, startPortal, test } from '@torrent/e2e-kit'
import { ask, confirmedOrder, plannedShipment, quoteUntil, send } from './business.ts'
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

test('orders and shipments show how they stand in their discussions, and wherever a message links to them', async ({
  person,
}) => {
  const [admin, orders, shipping] = await Promise.all([person('admin'), person('orders'), person('shipping')])
  const [order, shipment] = [await confirmedOrder(admin.page), await plannedShipment(admin.page)]

  await test.step('in its discussion an order has its card, and its page has only what happened', async () => {
    await orders.page.goto(`/orders/${order}`)
    const discussion = orders.page.getByRole('region', { name: 'Discussion', exact: true })
    await expect(message(discussion, 'confirmed O-')).toBeVisible()
    await expect(discussion.getByRole('group', { name: /^Order O-/ })).toHaveCount(0)
    await discussion.getByRole('link', { name: 'Open in chat', exact: true }).click()
    await orders.page.waitForURL(/\/chat\//)
    const card = message(orders.page, 'created O-').getByRole('group', { name: /^Order O-/ })
    await expect(card).toContainText('Confirmed')

    const { version } = await ask<{ version: number }>(admin.page, 'order.get', { id: order })
    await send(admin.page, 'order.hold', { id: order, baseVersion: version, reason: 'Material is late' })
    await expect(message(orders.page, 'put O-')).toContainText('Material is late')
    await expect(card).toContainText('On hold')
    await card.getByRole('link', { name: /^O-/ }).click()
    await orders.page.waitForURL(`**/orders/${order}`)
  })

  await test.step('a link in a message shows the document to who reads it, and follows what becomes of it', async () => {
    const { id } = await channelWith(admin.page, 'Links', ['orders', 'shipping'])
    await Promise.all([openChannel(orders.page, id), openChannel(shipping.page, id)])
    const { origin } = new URL(orders.page.url())
    await say(orders.page, `Late: ${origin}/orders/${order} and ${origin}/shipments/${shipment}`)
    for (const { page } of [orders, shipping]) {
      await expect(message(page, 'Late:').getByRole('group', { name: /^Order O-/ })).toContainText('On hold')
      await expect(message(page, 'Late:').getByRole('group', { name: /^Shipment S-/ })).toContainText('Planned')
    }
    await message(shipping.page, 'Late:').getByRole('group').getByRole('link', { name: /^S-/ }).click()
    await shipping.page.getByRole('button', { name: 'Start picking', exact: true }).click()
    const theirs = shipping.page.getByRole('region', { name: 'Discussion', exact: true })
    await expect(message(theirs, 'started picking S-')).toBeVisible()
    await expect(message(orders.page, 'Late:').getByRole('group', { name: /^Shipment S-/ })).toContainText('Picking')
  })
})

test('a company without chat has its documents without a discussion, and nothing of chat anywhere', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const portal = await startPortal({ environment: { TORRENT_WITHOUT: 'acme-metal/chat' } })
  try {
    const { page, context, problems } = await signIn(browser, portal.origin, 'sales')
    const id = await quoteUntil(page, 'draft')
    await page.goto(`/quotes/${id}`)
    await expect(page.getByRole('status', { name: 'Status', exact: true })).toHaveText('Draft')
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Discussion', exact: true })).toHaveCount(0)
    const navigation = page.getByRole('navigation', { name: 'Main' })
    await expect(navigation.getByRole('link', { name: 'Quotes' })).toBeVisible()
    await expect(navigation.getByRole('link', { name: /Chat/ })).toHaveCount(0)
    expect((await remotesIn(page)).map(({ name }) => name)).not.toContain('chat')
    expect(problems).toEqual([])
    await context.close()
    // Another company of the same portal has it.
    const other = await signIn(browser, portal.origin, 'sales', { tenant: 'mori-foods' })
    await expect(other.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /Chat/ })).toBeVisible()
    await other.context.close()
  } finally {
    await portal.dispose()
  }
})

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
