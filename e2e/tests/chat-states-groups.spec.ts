import { expect, test } from '@torrent/e2e-kit'
import { ask } from './business.ts'
import { composer } from './chat.ts'
import { dialog, press, settled } from './chat-states.ts'
import { looksOf } from './looks.ts'

test('each state of groups passes axe', async ({ person }) => {
  const [watched, colleague] = await Promise.all([person('sales'), person('orders')])
  const { page } = watched
  const look = await looksOf(watched)
  const groups = dialog(page, 'Groups')
  const name = `治具改善プロジェクト ${crypto.randomUUID().slice(0, 4)}`

  await test.step('a new one', async () => {
    await page.goto('/chat')
    await settled(page)
    await press(page, 'New group')
    await look('group-new')
    await dialog(page).getByLabel('Group name').fill(name)
    await dialog(page).getByLabel('Tags').fill('治具, 改善, 2026')
    const [answered, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    await page.route('**/api/chat/trpc/createGroup*', async route => {
      held.resolve()
      await answered.promise
      await route.continue()
    })
    await press(dialog(page), 'Create group')
    await held.promise
    await look('group-creating')
    answered.resolve()
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
    await expect(composer(page)).toBeEditable()
    await look('group-channel')
  })

  await test.step('all of them', async () => {
    await press(page, 'Browse groups')
    await settled(page)
    await look('groups-browse')
    await groups.getByLabel('Search', { exact: true }).fill('ありえない名前')
    await expect(groups.getByText('No group matches')).toBeVisible()
    await look('groups-none')
    await groups.getByLabel('Search', { exact: true }).fill(name)
    await groups.getByRole('button', { name }).click()
    await ask(colleague.page, 'chat.groups', { text: name }).then(found =>
      ask(colleague.page, 'chat.joinGroup', { id: (found as { id: string }[])[0]?.id, commandId: crypto.randomUUID() }),
    )
    await expect(groups.getByRole('list', { name: 'Members', exact: true }).getByRole('listitem')).toHaveCount(2)
    await look('group-details-owner')
    await press(groups, /^Actions for /)
    await look('group-member-menu')
    await page.getByRole('menuitem', { name: 'Expel', exact: true }).click()
    await look('group-expel')
    await page.keyboard.press('Escape')
    await press(groups, 'Leave')
    await look('group-leave')
    await page.keyboard.press('Escape')
    await press(groups, 'Edit')
    await look('group-edit')
    await press(groups, 'Cancel')
    await press(groups, 'Delete group')
    await look('group-delete')
  })
})
