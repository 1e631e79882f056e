import type { Page } from '@playwright/test'
import { expect, type Person, test } from '@torrent/e2e-kit'
import { composer, memberOf, message, say } from './chat.ts'

/** The list of conversations has the groups that one is in. */
const ownGroup = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Groups', exact: true }).getByRole('button', { name, exact: true })
const groups = (page: Page) => page.getByRole('dialog', { name: 'Groups', exact: true })
const people = (page: Page) => groups(page).getByRole('list', { name: 'Members', exact: true }).getByRole('listitem')

async function newGroup(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New group', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'New group', exact: true })
  await dialog.getByLabel('Group name', { exact: true }).fill(name)
  await dialog.getByRole('button', { name: 'Create group', exact: true }).click()
  // Its maker is led to its channel.
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
  await expect(composer(page)).toBeEditable()
}

/** Looks at one group among all that one may know of. */
async function findGroup(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Browse groups', exact: true }).click()
  await groups(page).getByLabel('Search', { exact: true }).fill(name)
  await groups(page).getByRole('button', { name }).click()
  await expect(groups(page).getByRole('heading', { name, exact: true })).toBeVisible()
}

/** Does something with somebody in the group that is looked at. */
async function withMember(page: Page, person: string, action: string): Promise<void> {
  await groups(page)
    .getByRole('button', { name: `Actions for ${person}`, exact: true })
    .click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

/** Presses a button and says once more that it is meant. */
async function surely(page: Page, action: string, question: RegExp): Promise<void> {
  await groups(page).getByRole('button', { name: action, exact: true }).click()
  await confirm(page, action, question)
}

async function confirm(page: Page, action: string, question: RegExp): Promise<void> {
  await page.getByRole('dialog', { name: question }).getByRole('button', { name: action, exact: true }).click()
}

/** Two people in chat, and the name of a group that the first one made. */
async function ownerAndColleague(person: (role: 'sales' | 'orders') => Promise<Person>) {
  const [owner, colleague] = await Promise.all([person('sales'), person('orders')])
  await Promise.all([owner.page.goto('/chat'), colleague.page.goto('/chat')])
  const name = `Group ${crypto.randomUUID().slice(0, 8)}`
  await newGroup(owner.page, name)
  return { owner: owner.page, colleague: colleague.page, name, problems: colleague.problems }
}

test('who joins a group, leaves it, comes to own it and is expelled is seen at once by both', async ({ person }) => {
  const { owner, colleague, name, problems } = await ownerAndColleague(person)
  const { name: colleagueName } = memberOf('orders')
  await findGroup(owner, name)
  await expect(people(owner)).toHaveCount(1)

  await findGroup(colleague, name)
  await groups(colleague).getByRole('button', { name: 'Join', exact: true }).click()
  await expect(people(owner)).toHaveCount(2)
  await expect(ownGroup(colleague, name)).toBeAttached()

  await surely(colleague, 'Leave', /^Leave the group/)
  await expect(people(owner)).toHaveCount(1)
  await expect(ownGroup(colleague, name)).toHaveCount(0)

  await groups(colleague).getByRole('button', { name: 'Join', exact: true }).click()
  await expect(people(owner)).toHaveCount(2)
  const edit = groups(colleague).getByRole('button', { name: 'Edit', exact: true })
  await expect(edit).toHaveCount(0)
  await withMember(owner, colleagueName, 'Make owner')
  await expect(edit).toBeVisible()
  await withMember(owner, colleagueName, 'Make ordinary member')
  await expect(edit).toHaveCount(0)

  await groups(colleague).getByRole('link', { name: 'Open room', exact: true }).click()
  await say(colleague, 'I am in')
  await expect(message(colleague, 'I am in')).toBeVisible()
  await withMember(owner, colleagueName, 'Expel')
  await confirm(owner, 'Expel', /^Expel /)
  await expect(people(owner)).toHaveCount(1)
  await expect(colleague.getByText('This conversation is not available')).toBeVisible()
  await expect(ownGroup(colleague, name)).toHaveCount(0)
  problems.length = 0
})

test('a group goes when its owner types its name; what was said in it can still be read', async ({ person }) => {
  const { owner, colleague, name } = await ownerAndColleague(person)
  await say(owner, 'To be kept')
  await findGroup(colleague, name)
  await groups(colleague).getByRole('button', { name: 'Join', exact: true }).click()
  await groups(colleague).getByRole('link', { name: 'Open channel', exact: true }).click()
  await expect(message(colleague, 'To be kept')).toBeVisible()
  await expect(composer(colleague)).toBeEditable()

  await ownGroup(owner, name).click()
  await groups(owner).getByRole('button', { name: 'Delete group', exact: true }).click()
  const dialog = owner.getByRole('dialog', { name: /^Delete the group/ })
  const sure = dialog.getByRole('button', { name: 'Delete group', exact: true })
  const typed = dialog.getByLabel('Type the name of the group to confirm', { exact: true })
  await typed.fill(name.slice(0, -1))
  await expect(sure).toBeDisabled()
  await typed.fill(name)
  await sure.click()

  await expect(dialog).toHaveCount(0)
  for (const page of [owner, colleague]) await expect(ownGroup(page, name)).toHaveCount(0)
  await expect(colleague.getByText('is archived')).toBeVisible()
  await expect(composer(colleague)).toHaveCount(0)
  await expect(message(colleague, 'To be kept')).toBeVisible()
  await owner.keyboard.press('Escape')
  await owner.getByRole('button', { name: 'Jobs', exact: true }).click()
  await expect(owner.getByRole('dialog', { name: 'Jobs' }).getByText('Delete group', { exact: true })).toBeVisible()
})
