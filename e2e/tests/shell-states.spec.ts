import { expect, test } from '@torrent/e2e-kit'
import { quoteUntil } from './business.ts'
import { looksOf } from './looks.ts'

test('each state of the frame around the screens passes axe', async ({ person }) => {
  const watched = await person('sales')
  const { page } = watched
  const look = await looksOf(watched)
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
  const close = () => page.keyboard.press('Escape')

  await test.step('before anything was done, and after', async () => {
    await page.goto('/')
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    await look('home-first')
    await press(/^Jobs/)
    await expect(page.getByRole('dialog', { name: 'Jobs' })).toBeVisible()
    await look('jobs-empty')
    await close()
    await press(/^Notifications/)
    await look('notifications-empty')
    await close()
    await quoteUntil(page, 'submitted')
    await page.goto('/')
    await expect(page.getByText(/^Q-\d/).first()).toBeVisible()
    await look('home-worked')
    await press(/^Jobs/)
    await expect(page.getByRole('dialog', { name: 'Jobs' }).getByRole('listitem').first()).toBeVisible()
    await look('jobs')
    await close()
  })

  await test.step('menus and keys', async () => {
    for (const [name, state] of [
      ['Language', 'menu-language'],
      ['Theme', 'menu-theme'],
      ['Account', 'menu-account'],
    ] as const) {
      await press(name)
      await expect(page.getByRole('menu')).toBeVisible()
      await look(state)
      await close()
    }
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    await look('shortcuts')
    await close()
  })

  await test.step('where nothing is, and where nothing comes', async () => {
    await page.goto('/nowhere')
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await look('page-not-found')
    await page.goto('/admin')
    await look('page-forbidden')
    const fault = await watched.faults.missingEntry('shipping')
    await page.goto('/shipments')
    await expect(page.getByText('This screen could not be loaded')).toBeVisible()
    await look('screen-not-loaded')
    expect(fault.hits()).not.toEqual([])
    await fault.end()
  })

  await test.step('signed out in another window', async () => {
    await page.goto('/quotes')
    const other = await watched.context.newPage()
    await other.goto('/')
    await other.getByRole('button', { name: 'Account', exact: true }).click()
    await other.getByRole('menuitem', { name: 'Sign out' }).click()
    await other.getByLabel('Login ID', { exact: true }).waitFor()
    await expect(page.getByRole('dialog', { name: 'You are signed out' })).toBeVisible()
    await look('signed-out')
  })
  watched.problems.length = 0
})
