import { expect, test } from '@torrent/e2e-kit'
import { ask } from './business.ts'
import { callFrom } from './call.ts'
import { channelWith, memberOf, message, openChannel, say } from './chat.ts'
import { PROCEDURES } from './routers.ts'

const GONE = 'This conversation is not available'

test('a private channel does not exist for others, and who is removed is cut off at once', async ({ person }) => {
  const [sales, orders, stranger] = await Promise.all([
    person('sales'),
    person('orders'),
    person('admin', { tenant: 'mori-foods' }),
  ])
  const { id, name } = await channelWith(sales.page, 'Secret', ['orders'])
  await Promise.all([openChannel(sales.page, id), openChannel(orders.page, id)])
  await say(sales.page, 'among us')
  await expect(message(orders.page, 'among us')).toBeVisible()

  await test.step('another company is told nothing, whatever it asks', async () => {
    await stranger.page.goto(`/chat/${id}`)
    await expect(stranger.page.getByText(GONE)).toBeVisible()
    const inputs: Record<string, object> = {
      conversation: { id },
      conversationMembers: { service: 'channel', conversationId: id },
      messages: { service: 'channel', conversationId: id },
      post: { service: 'channel', conversationId: id, id: crypto.randomUUID(), body: 'let me in' },
      joinChannel: { id },
      addChannelMembers: { id, memberIds: [memberOf('admin', 'mori-foods').id] },
    }
    const calls = PROCEDURES.filter(({ bff, path }) => bff === 'chat' && path in inputs)
    expect(calls).toHaveLength(Object.keys(inputs).length)
    const answers = await callFrom(
      stranger.page,
      calls.map(procedure => ({ procedure, input: JSON.stringify(inputs[procedure.path]) })),
    )
    expect(answers.map(({ code }) => code)).toEqual(calls.map(() => 'not_found'))
    stranger.problems.length = 0
  })

  await ask(sales.page, 'chat.removeChannelMember', { id, memberId: memberOf('orders').id })
  await expect(orders.page.getByText(GONE)).toBeVisible()
  await expect(message(orders.page, 'among us')).toHaveCount(0)
  await say(sales.page, 'without them')
  await expect(message(sales.page, 'without them')).toBeVisible()
  await expect(orders.page.getByRole('link', { name: new RegExp(name) })).toHaveCount(0)
  await expect(orders.page.getByText('without them')).toHaveCount(0)
  orders.problems.length = 0
})

test('signed out in another tab, nothing is heard any more', async ({ person }) => {
  const [sales, orders] = await Promise.all([person('sales'), person('orders')])
  const { id } = await channelWith(sales.page, 'Sign out', ['orders'])
  await Promise.all([openChannel(sales.page, id), openChannel(orders.page, id)])
  const other = await orders.context.newPage()
  await other.goto('/quotes')
  await other.getByRole('button', { name: 'Account', exact: true }).click()
  await other.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await other.getByLabel('Login ID', { exact: true }).waitFor()
  await say(sales.page, 'Did you go?')
  await expect(message(sales.page, 'Did you go?')).toBeVisible()
  await expect(orders.page.getByText('Did you go?')).toHaveCount(0)
  orders.problems.length = 0
})
