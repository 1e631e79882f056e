import { expect, test } from '@torrent/e2e-kit'
import { channelWith, compose, composer, memberOf, message, messages, openChannel, say } from './chat.ts'

test('two people talk: in Japanese, in a thread, with reactions and corrections, each seen by the other at once', async ({
  person,
}) => {
  const [sales, orders] = await Promise.all([person('sales'), person('orders')])
  const { id } = await channelWith(sales.page, 'Talk', ['orders'])
  await Promise.all([openChannel(sales.page, id), openChannel(orders.page, id)])

  await test.step('the Enter of an input method takes the text over and sends nothing; the next one sends', async () => {
    await composer(sales.page).focus()
    await compose(sales.page, ['の', 'のう', 'のうき', '納期'], '納期の確認をお願いします')
    await expect(composer(sales.page)).toHaveValue('納期の確認をお願いします')
    await expect(messages(sales.page)).toHaveCount(0)
    await sales.page.keyboard.press('Shift+Enter')
    await sales.page.keyboard.type('<b>12/1</b>')
    await sales.page.keyboard.press('Enter')
    await expect(composer(sales.page)).toHaveValue('')
    const heard = message(orders.page, '納期の確認をお願いします')
    await expect(heard).toContainText('<b>12/1</b>')
    await expect(heard).toHaveCount(1)
  })

  await test.step('a reply in the thread', async () => {
    const asked = message(orders.page, '納期の確認')
    await asked.hover()
    await asked.getByRole('button', { name: 'Reply in thread', exact: true }).click()
    await orders.page.getByRole('textbox', { name: 'Reply', exact: true }).fill('12月3日になります')
    await orders.page.keyboard.press('Enter')
    await message(sales.page, '納期の確認')
      .getByRole('button', { name: /^1 reply/ })
      .click()
    await expect(sales.page.getByRole('article').filter({ hasText: '12月3日になります' })).toBeVisible()
  })

  await test.step('a reaction', async () => {
    const asked = message(orders.page, '納期の確認')
    await asked.hover()
    await asked.getByRole('button', { name: 'React', exact: true }).first().click()
    await orders.page.getByRole('dialog').getByRole('button', { name: /👍/ }).first().click()
    await expect(message(sales.page, '納期の確認').getByRole('button', { name: /^👍 / })).toHaveText(/1/)
  })

  await test.step('a correction, by the keyboard alone', async () => {
    await say(sales.page, 'Thsi is wrong')
    await expect(message(orders.page, 'Thsi is wrong')).toBeVisible()
    await composer(sales.page).press('ArrowUp')
    await sales.page.getByRole('textbox', { name: 'Edited text', exact: true }).fill('This is right')
    await sales.page.keyboard.press('Enter')
    await expect(message(orders.page, 'This is right')).toContainText('(edited)')
    await expect(message(orders.page, 'Thsi is wrong')).toHaveCount(0)
  })
})

test('who is named hears of it on any page: in the navigation and in the title, until it is read', async ({
  person,
}) => {
  const [sales, shipping] = await Promise.all([person('sales'), person('shipping')])
  const { id, name } = await channelWith(sales.page, 'Named', ['shipping'])
  await openChannel(sales.page, id)
  await shipping.page.goto('/shipments')
  const chat = shipping.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Chat/ })
  await expect(shipping.page).not.toHaveTitle(/^\(\d+\) .*Named/)
  const before = Number(/^\((\d+)\)/.exec(await shipping.page.title())?.[1] ?? 0)

  const { name: called } = memberOf('shipping')
  await composer(sales.page).pressSequentially(`@${called.slice(0, 2)}`)
  await sales.page.getByRole('option', { name: new RegExp(called) }).click()
  await sales.page.keyboard.type('出荷は今日ですか')
  await sales.page.keyboard.press('Enter')

  await expect(shipping.page).toHaveTitle(new RegExp(`^\\(${before + 1}\\) `))
  await expect(chat).toContainText(String(before + 1))
  await chat.click()
  await shipping.page.getByRole('link', { name: `${name} 1 for you` }).click()
  await expect(message(shipping.page, '出荷は今日ですか').getByText(called)).toBeVisible()
  await expect(shipping.page.getByRole('link', { name, exact: true })).toBeVisible()
  await expect(shipping.page).toHaveTitle(before === 0 ? /^(?!\()/ : new RegExp(`^\\(${before}\\) `))
})

test('who was offline sees everything that was said, in order, and what they wrote meanwhile is sent', async ({
  person,
}) => {
  const [sales, orders] = await Promise.all([person('sales'), person('orders')])
  const { id } = await channelWith(sales.page, 'Tunnel', ['orders'])
  await Promise.all([openChannel(sales.page, id), openChannel(orders.page, id)])
  await say(sales.page, 'one')
  await expect(message(orders.page, 'one')).toBeVisible()

  await orders.context.setOffline(true)
  for (const text of ['two', 'three']) await say(sales.page, text)
  await say(orders.page, 'from the tunnel')
  await expect(message(sales.page, 'three')).toBeVisible()
  await expect(message(orders.page, 'from the tunnel')).toContainText('Sending')
  await orders.context.setOffline(false)

  const said = ['one', 'two', 'three', 'from the tunnel']
  for (const { page } of [sales, orders]) {
    await expect(messages(page)).toHaveText(
      said.map(text => new RegExp(text)),
      {
        timeout: 30_000,
      },
    )
  }
  orders.problems.length = 0
})
