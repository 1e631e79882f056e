import { expect, test } from '@torrent/e2e-kit'
import { confirmedOrder, plannedShipment, quoteUntil } from './business.ts'
import { composer, memberOf, openChannel, said } from './chat.ts'
import { pair, press, settled } from './chat-states.ts'

test('each state of search, of chat beside another screen and of discussions passes axe', async ({ person }) => {
  const { watched, page, colleague, id, look } = await pair(person, '検索の部屋')
  await said(colleague, id, 'ステンレス架台の溶接は来週です')

  await test.step('search', async () => {
    const search = page.getByRole('searchbox', { name: 'Search messages' })
    await openChannel(page, id)
    await search.click()
    await look('search-help')
    await search.fill('ステンレス架台')
    await expect(page.locator('mark').first()).toBeVisible()
    await look('search-found')
    await search.fill('ありえない言葉')
    await expect(page.getByText('No message found')).toBeVisible()
    await look('search-none')
    await search.fill('from:だれでもない')
    await expect(page.getByText(/is not known/)).toBeVisible()
    await look('search-unknown')
  })

  await test.step('in the dock', async () => {
    await page.goto('/quotes')
    await said(colleague, id, `@${memberOf('sales').name} 急ぎです`, { mentions: [memberOf('sales').id] })
    const button = page.getByRole('button', { name: /^Chat, \d+ unread/ })
    await button.click()
    const dock = page.getByRole('region', { name: 'Chat', exact: true })
    await expect(dock.getByRole('listitem').first()).toBeVisible()
    await look('dock-list')
    await dock.getByRole('searchbox').fill('ありえない名前')
    await look('dock-none')
    await dock.getByRole('searchbox').fill('検索の部屋')
    await dock.getByRole('listitem').first().getByRole('button').click()
    const opened = page.getByRole('region', { name: /検索の部屋/ })
    await expect(composer(opened)).toBeEditable()
    await look('dock-conversation')
    await press(opened, 'Put away')
  })

  await test.step('on documents', async () => {
    const admin = await person('admin')
    const [quote, order, shipment] = [
      await quoteUntil(admin.page, 'submitted'),
      await confirmedOrder(admin.page),
      await plannedShipment(admin.page),
    ]
    for (const [path, name] of [
      [`/quotes/${quote}`, 'quote'],
      [`/orders/${order}`, 'order'],
      [`/shipments/${shipment}`, 'shipment'],
    ]) {
      await page.goto(path ?? '')
      const discussion = page.getByRole('region', { name: 'Discussion', exact: true })
      await expect(discussion.getByRole('article').first()).toBeVisible()
      await settled(page)
      await discussion.scrollIntoViewIfNeeded()
      await look(`discussion-${name}`)
      await discussion.getByRole('link', { name: 'Open in chat', exact: true }).click()
      await page.waitForURL(/\/chat\//)
      await expect(page.getByRole('group', { name: /^(Quote|Order|Shipment) / }).first()).toBeVisible()
      await look(`conversation-${name}`)
    }
    await page.route('**/api/chat/trpc/openDiscussion*', route => route.fulfill({ status: 500 }))
    await page.goto(`/quotes/${quote}`)
    await expect(page.getByText('The discussion could not be loaded.')).toBeVisible()
    await look('discussion-failed')
  })
  watched.problems.length = 0
})
