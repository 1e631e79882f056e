import type { Locator, Page } from '@playwright/test'
import { expect, type Person } from '@torrent/e2e-kit'
import { channelWith } from './chat.ts'
import { looksOf } from './looks.ts'

export const list = (page: Page) => page.getByRole('navigation', { name: 'Conversations' })
export const dialog = (page: Page, name?: string | RegExp) =>
  page.getByRole('dialog', name === undefined ? {} : { name })
export const press = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', { name, exact: true }).first().click()
export const settled = (page: Page) => expect(page.locator('[aria-busy="true"]')).toHaveCount(0)

export async function menu(page: Page, of: Locator, entry?: string): Promise<void> {
  await of.hover()
  await press(of, 'More actions')
  if (entry) await page.getByRole('menuitem', { name: entry, exact: true }).click()
}

/** Two people, one of whom is looked over the shoulder, and a channel of both. */
export async function pair(person: (role: 'sales' | 'orders') => Promise<Person>, name: string) {
  const [watched, colleague] = await Promise.all([person('sales'), person('orders')])
  const { id } = await channelWith(watched.page, name, ['orders'])
  return { watched, page: watched.page, colleague: colleague.page, id, look: await looksOf(watched) }
}
