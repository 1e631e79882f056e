import { expect, test } from '@torrent/e2e-kit'
import { ask } from './business.ts'
import { composer, memberOf, message, messages, openChannel, said, say } from './chat.ts'
import { dialog, list, menu, pair, press, settled } from './chat-states.ts'

test('each state of a conversation passes axe', async ({ person }) => {
  const { watched, page, colleague, id, look } = await pair(person, '納期の相談')
  await test.step('nothing is chosen, and nothing is said', async () => {
    await page.goto('/chat')
    await settled(page)
    await look('chat-welcome')
    await openChannel(page, id)
    await look('conversation-beginning')
    await openChannel(colleague, id)
  })

  await test.step('messages: reactions, a reply, a pin, an edit, a mention', async () => {
    const [asked, pinned] = [
      await said(colleague, id, 'A-100 の納期を教えてください'),
      await said(colleague, id, 'Delivery is on **Friday**, as agreed with the customer. https://example.com/terms'),
    ]
    for (const emoji of ['👍', '🎉'])
      await ask(colleague, 'chat.react', { service: 'channel', conversationId: id, messageId: asked, emoji, on: true })
    await said(colleague, id, '12月3日です', { rootId: asked })
    await ask(colleague, 'chat.pin', { service: 'channel', conversationId: id, messageId: pinned, on: true })
    await said(colleague, id, `@${memberOf('sales').name} こちらをご確認ください`, {
      mentions: [memberOf('sales').id],
    })
    await said(colleague, id, '🎉🎉')
    await say(page, 'Thsi is wrong')
    await expect(message(colleague, 'Thsi is wrong')).toBeVisible()
    await composer(page).press('ArrowUp')
    await expect(page.getByRole('textbox', { name: 'Edited text', exact: true })).toBeFocused()
    await look('message-editing')
    await page.getByRole('textbox', { name: 'Edited text', exact: true }).fill('This is right')
    await page.keyboard.press('Enter')
    await expect(message(page, 'This is right')).toContainText('(edited)')
    await look('conversation-messages')
  })

  await test.step('what can be done with a message', async () => {
    await message(page, '納期を教えて').hover()
    await look('message-toolbar')
    await press(message(page, '納期を教えて'), 'React')
    await look('message-emoji')
    await dialog(page).getByRole('searchbox').fill('zzzz')
    await look('message-emoji-none')
    await page.keyboard.press('Escape')
    await menu(page, message(page, 'This is right'))
    await look('message-menu-own')
    await page.keyboard.press('Escape')
    await menu(page, message(page, 'This is right'), 'Edit history')
    await expect(dialog(page, 'Edit history')).toContainText('Thsi is wrong')
    await look('message-edits')
    await page.keyboard.press('Escape')
    await say(page, 'To be deleted')
    await menu(page, message(page, 'To be deleted'), 'Delete')
    await expect(page.getByRole('button', { name: 'Undo', exact: true }).first()).toBeVisible()
    await look('message-deleted')
  })

  await test.step('writing', async () => {
    await composer(page).fill(`長い下書き\n${'いろはにほへと '.repeat(60)}`)
    await look('composer-long')
    await composer(page).fill('x'.repeat(10_001))
    await look('composer-too-long')
    // However much room the text takes, the newest message stays in sight.
    const newest = messages(page).last()
    await expect(newest).toBeInViewport()
    await composer(page).fill('short')
    await expect(newest).toBeInViewport()
    await expect(page.getByRole('button', { name: 'Newest', exact: true })).toHaveCount(0)
    await composer(page).fill('')
    await composer(page).pressSequentially('@')
    await expect(page.getByRole('listbox', { name: 'Mention' })).toBeVisible()
    await look('composer-mention')
    await composer(page).fill('')
    await press(page.getByRole('main'), 'Emoji')
    await look('composer-emoji')
    await page.keyboard.press('Escape')
    await composer(colleague).pressSequentially('確認')
    await expect(page.getByText(/is writing/)).toBeVisible()
    await composer(colleague).fill('')
  })

  await test.step('a thread', async () => {
    await message(page, '納期を教えて')
      .getByRole('button', { name: /^1 reply/ })
      .click()
    await expect(page.getByRole('textbox', { name: 'Reply', exact: true })).toBeEditable()
    await look('thread')
    await press(page, 'Close thread')
    await message(page, 'This is right').hover()
    await press(message(page, 'This is right'), 'Reply in thread')
    await expect(page.getByRole('textbox', { name: 'Reply', exact: true })).toBeEditable()
    await look('thread-empty')
    await press(page, 'Close thread')
  })

  await test.step('what stands beside it', async () => {
    await press(page, 'Pinned messages')
    await settled(page)
    await look('panel-pins')
    await press(page, 'Files of this conversation')
    await settled(page)
    await look('panel-files-empty')
    await page.getByRole('button', { name: /Members and settings$/ }).click()
    await settled(page)
    await look('panel-details-owner')
    await press(page, 'Close')
    await press(page, 'Jump to date')
    await look('jump-to-date')
    await page.keyboard.press('Escape')
    await press(message(page, '納期を教えて'), memberOf('orders').name)
    await look('member-card')
    await page.keyboard.press('Escape')
  })

  await test.step('what waits, and where one was', async () => {
    const { id: elsewhere } = await ask<{ id: string }>(page, 'chat.openDirect', { memberIds: [] })
    await openChannel(page, elsewhere)
    await look('conversation-own-notes')
    await said(colleague, id, 'まだ読んでいない一通目')
    await said(colleague, id, `@${memberOf('sales').name} 二通目`, { mentions: [memberOf('sales').id] })
    await expect(list(page).getByRole('link', { name: /納期の相談 .* for you/ })).toBeVisible()
    await look('list-waiting')
    await list(page)
      .getByRole('link', { name: /納期の相談 .* for you/ })
      .click()
    await expect(page.getByText('New messages', { exact: true })).toBeVisible()
    await look('conversation-unread')
    await menu(page, message(page, '二通目'), 'Copy link')
    await look('notice-copied')
    await page.goto(`/chat/${id}/${await messages(page).first().getAttribute('data-message')}`)
    await expect(messages(page).first()).toBeVisible()
    await settled(page)
    await look('conversation-target')
  })

  await test.step('what does not get through', async () => {
    // What is only late is sent again by itself; a refusal is final.
    const torrent = { code: 'forbidden', field: '', params: {} }
    const json = { error: { message: 'forbidden', code: -32003, data: { httpStatus: 403, torrent } } }
    await page.route('**/api/chat/trpc/post*', route => route.fulfill({ status: 403, json }))
    await say(page, 'Not sent')
    await expect(message(page, 'Not sent').getByRole('alert')).toBeVisible()
    await look('message-failed')
    await page.unroute('**/api/chat/trpc/post*')
    await press(message(page, 'Not sent'), 'Discard')
    await watched.context.setOffline(true)
    await say(page, 'From the tunnel')
    await expect(message(page, 'From the tunnel')).toContainText('Sending')
    await look('offline')
    await watched.context.setOffline(false)
    await expect(message(colleague, 'From the tunnel')).toBeVisible()
    await page.goto(`/chat/${crypto.randomUUID()}`)
    await expect(page.getByText('This conversation is not available')).toBeVisible()
    await look('conversation-gone')
  })
  watched.problems.length = 0
})
