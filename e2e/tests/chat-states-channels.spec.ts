import { expect, test } from '@torrent/e2e-kit'
import { ask } from './business.ts'
import { channelWith, memberOf, openChannel } from './chat.ts'
import { dialog, list, pair, press, settled } from './chat-states.ts'

test('each state of channels, direct messages and one’s profile passes axe', async ({ person }) => {
  const { page, colleague, id, look } = await pair(person, '品質会議')

  await test.step('a new channel', async () => {
    await page.goto('/chat')
    await settled(page)
    await press(list(page), 'New channel')
    await look('channel-new')
    await dialog(page).getByLabel('Channel name').fill('二重の名前')
    await dialog(page).getByRole('combobox').fill(memberOf('orders').name.slice(0, 2))
    await expect(page.getByRole('option').first()).toBeVisible()
    await look('channel-new-people')
    await page.keyboard.press('Enter')
    await look('channel-new-filled')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  await test.step('those there are', async () => {
    await page.goto('/chat')
    await press(list(page), 'Browse channels')
    await expect(dialog(page).getByRole('listitem').first()).toBeVisible()
    await look('channels-browse')
    await dialog(page).getByLabel('Search channels').fill('ありえない名前')
    await expect(page.getByText('No channel matches')).toBeVisible()
    await look('channels-none')
    await page.keyboard.press('Escape')
    await page.goto('/chat')
    await press(list(page), 'New direct message')
    await look('direct-new')
    await page.keyboard.press('Escape')
  })

  await test.step('settings, and what cannot be undone', async () => {
    await openChannel(page, id)
    await page.getByRole('button', { name: /Members and settings$/ }).click()
    await settled(page)
    await press(page, 'Settings')
    await look('channel-settings')
    await page.keyboard.press('Escape')
    await press(page, 'Leave')
    await look('channel-leave')
    await page.keyboard.press('Escape')
    await press(page, /^Remove /)
    await look('channel-remove-member')
    await page.keyboard.press('Escape')
    await press(page, 'Archive')
    await look('channel-archive')
    await press(dialog(page), 'Archive')
    await expect(page.getByText('is archived. No new messages')).toBeVisible()
    await look('channel-archived')
  })

  await test.step('as others see one', async () => {
    const open = await channelWith(colleague, '見学できる', [], true)
    await page.goto(`/chat/${open.id}`)
    await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeVisible()
    await look('channel-not-joined')
    const theirs = await channelWith(colleague, '招待された', ['sales'])
    await openChannel(page, theirs.id)
    await page.getByRole('button', { name: /Members and settings$/ }).click()
    await settled(page)
    await look('panel-details-member')
  })

  await test.step('with one person, and with oneself as others see one', async () => {
    const { id: direct } = await ask<{ id: string }>(page, 'chat.openDirect', { memberIds: [memberOf('orders').id] })
    await openChannel(page, direct)
    await look('conversation-direct')
    await page.getByTitle('Your profile').click()
    await expect(dialog(page, 'Profile').getByLabel('Department')).toBeVisible()
    await look('profile')
    await page.keyboard.press('Escape')
  })

  await test.step('what is kept, and threads', async () => {
    await press(list(page), 'Saved messages')
    await settled(page)
    await look('panel-saved')
    await press(list(page), 'Threads')
    await settled(page)
    await look('panel-threads')
  })
})
