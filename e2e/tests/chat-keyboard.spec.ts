import { expect, test } from '@torrent/e2e-kit'
import { channelWith, composer, message, openChannel, say } from './chat.ts'

test('the Tab key stops at the messages once: the newest, what can be done with it, and on', async ({ person }) => {
  const { page } = await person('sales')
  const { id } = await channelWith(page, 'Keys', [])
  await openChannel(page, id)
  for (const text of ['one', 'two', 'three']) {
    await say(page, text)
    await expect(message(page, text)).toBeVisible()
    await expect(message(page, text).getByRole('button', { name: 'More actions', exact: true })).toBeAttached()
  }
  await composer(page).focus()
  await page.keyboard.press('Shift+Tab')
  await expect(message(page, 'three')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(message(page, 'two')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(message(page, 'two').getByRole('button', { name: 'React', exact: true })).toBeFocused()
  for (const name of ['Reply in thread', 'Save for later', 'More actions']) {
    await page.keyboard.press('Tab')
    await expect(message(page, 'two').getByRole('button', { name, exact: true })).toBeFocused()
  }
  await page.keyboard.press('Tab')
  await expect(composer(page)).toBeFocused()

  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  const settings = page.getByRole('button', { name: /Members and settings$/ })
  await expect(settings).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(message(page, 'three')).toBeFocused()
})
