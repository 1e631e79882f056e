import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { deployApi, expect, expectAccessible, type Person, test } from '@torrent/e2e-kit'
import { ask } from './business.ts'

interface Placement {
  tenant: string
  channel: string
  version: string
  canaryVersion: string
  revision: number
}

const BUILT = fileURLToPath(new URL('../../mfe-shipping/dist', import.meta.url))

/** Another release of the shipments' screens, published by their team; nobody gets it yet. */
async function publish(portal: { origin: string; dataDir: string }, version: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'torrent-shipping-'))
  try {
    await cp(BUILT, folder, { recursive: true })
    await deployApi(portal).publish(folder, version)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function placementsOf(page: Page, name: string): Promise<Placement[]> {
  const all = await ask<{ name: string; placements: Placement[] }[]>(page, 'admin.releases.overview')
  return all.find(each => each.name === name)?.placements ?? []
}

/** Opens the dialog that promotes the shipments' screens, with a version chosen in it. */
async function openPromotion(page: Page, version: string) {
  await page.goto('/admin/releases/shipping')
  await page.getByRole('button', { name: 'Promote', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Promote Shipments' })
  await dialog.getByLabel('Version', { exact: true }).selectOption(version)
  return dialog
}

async function endTrial({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'End trial', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Roll back Shipments?' })
  await expect(dialog.getByRole('list', { name: 'What changes' })).toContainText('everybody gets')
  await dialog.getByRole('button', { name: 'Roll back', exact: true }).click()
  await expect(dialog).toBeHidden()
}

test('an administrator gives a release to a part of the people, others see it at once, and it is taken back', async ({
  person,
  portal,
}) => {
  const version = '7.1.0'
  await publish(portal, version)
  const [admin, operator] = await Promise.all([person('admin'), person('operator')])
  await operator.page.goto('/admin/releases')
  await operator.page.getByRole('table', { name: 'Releases', exact: true }).waitFor()

  const dialog = await openPromotion(admin.page, version)
  await dialog.getByRole('button', { name: '10%', exact: true }).click()
  await expect(dialog.getByRole('list', { name: 'What changes' })).toContainText(`10% get ${version}`)
  await expect(dialog.getByRole('table', { name: 'Findings by tenant and channel' })).toContainText('Holds')
  await expectAccessible(admin.page)
  await dialog.getByLabel('Note', { exact: true }).fill('With the night shift first')
  await dialog.getByRole('button', { name: 'Promote', exact: true }).click()
  await expect(dialog).toBeHidden()

  const trials = admin.page.getByRole('table', { name: 'Releases on trial' })
  await expect(trials.getByRole('meter', { name: 'Share of people' })).toHaveAttribute('aria-valuenow', '10')
  await expect(trials).toContainText('Not enough data yet')
  await expect(operator.page.getByRole('table', { name: 'Releases on trial' })).toContainText(version)

  await endTrial(admin)
  await expect(trials).toBeHidden()
  await expect(operator.page.getByRole('table', { name: 'Releases on trial' })).toBeHidden()

  await admin.page.goto('/admin/log?name=shipping')
  const entries = admin.page.getByRole('table', { name: 'Log' }).getByRole('row')
  await expect(entries.nth(1)).toContainText(`Rolled shipping back from ${version}`)
  await expect(entries.nth(2)).toContainText(`Put shipping ${version} on trial with 10%`)
  await expect(entries.nth(2)).toContainText('伊藤 直樹')
  await expect(entries.nth(2)).toContainText('With the night shift first')
})

test('who is second hears who was first and when, and decides again on what is in force now', async ({
  person,
  portal,
}) => {
  const version = '7.2.0'
  await publish(portal, version)
  const [admin, operator] = await Promise.all([person('admin'), person('operator')])
  const dialog = await openPromotion(admin.page, version)
  const promote = dialog.getByRole('button', { name: 'Promote', exact: true })
  await dialog.getByRole('button', { name: '25%', exact: true }).click()
  await expect(promote).toBeEnabled()

  // The operator does it between the administrator's press and its arrival.
  const arrived = Promise.withResolvers<void>()
  await admin.page.route('**/promotions.promote', async route => {
    await arrived.promise
    await route.continue()
  })
  await promote.click()
  await ask(operator.page, 'admin.promotions.promote', {
    ...{ name: 'shipping', version, tenant: 'acme-metal', channel: 'stable', percent: 5 },
  })
  arrived.resolve()

  await expect(dialog.getByRole('alert')).toContainText(`山本 翔 changed shipping of acme-metal to ${version} at`)
  await expect(dialog.getByRole('list', { name: 'What changes' })).toContainText('goes from 5% to 25%')
  await promote.click()
  await expect(dialog).toBeHidden()
  await endTrial(admin)
  // The refusal is what this is about.
  admin.problems.length = 0
})

test('an administrator can neither see nor change another tenant', async ({ person, portal }) => {
  const version = '7.3.0'
  await publish(portal, version)
  const [admin, operator] = await Promise.all([person('admin'), person('operator')])
  const before = await placementsOf(operator.page, 'shipping')
  expect(new Set(before.map(({ tenant }) => tenant))).toEqual(new Set(['acme-metal', 'mori-foods']))
  expect((await placementsOf(admin.page, 'shipping')).map(({ tenant }) => tenant)).toEqual(['acme-metal'])

  const dialog = await openPromotion(admin.page, version)
  await expect(dialog.getByLabel('Tenant', { exact: true })).toBeDisabled()
  for (const tenant of ['mori-foods', '']) {
    const target = { name: 'shipping', version, tenant, channel: 'stable' }
    for (const call of ['plan', 'promote', 'planRollback', 'rollback']) {
      const { version: _, ...place } = target
      const refused = ask(admin.page, `admin.promotions.${call}`, call.includes('ollback') ? place : target)
      await expect(refused).rejects.toThrow('not_your_tenant')
    }
  }
  expect(await placementsOf(operator.page, 'shipping')).toEqual(before)
  admin.problems.length = 0
})

test('who works in the business neither finds nor opens the administration', async ({ person }) => {
  const { page, problems } = await person('sales')
  await expect(page.getByRole('link', { name: 'Quotes', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Administration', exact: true })).toHaveCount(0)
  await page.goto('/admin/releases')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Releases')
  await expect(page.getByRole('table')).toHaveCount(0)
  await expect(ask(page, 'admin.releases.overview')).rejects.toThrow('forbidden')
  problems.length = 0
})

test('the secret of a token is shown once, and the token that it opens does what it may until it is revoked', async ({
  person,
  portal,
}) => {
  const { page } = await person('admin')
  await page.goto('/admin/keys')
  await page.getByRole('button', { name: 'New token', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('CI of the shipments')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Create token', exact: true }).click()
  const secret = await dialog.getByLabel('Token', { exact: true }).inputValue()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'I have kept it', exact: true }).click()
  await expect(page.getByText(secret)).toHaveCount(0)

  const whoami = async () => {
    const response = await fetch(`${portal.origin}/api/deploy/whoami`, {
      headers: { authorization: `Bearer ${secret}` },
    })
    return { status: response.status, ...((await response.json()) as { tenant?: string; rights?: string[] }) }
  }
  expect(await whoami()).toMatchObject({ status: 200, tenant: 'acme-metal', rights: ['publish'] })
  const row = page.getByRole('row').filter({ hasText: 'CI of the shipments' })
  await row.getByRole('button', { name: 'Revoke', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(row).toContainText('Revoked')
  expect(await whoami()).toMatchObject({ status: 401 })
})

test('a person in the channel beta gets what is promoted there, and stable again afterwards', async ({
  person,
  portal,
}) => {
  const version = '7.4.0'
  await publish(portal, version)
  const [admin, sales] = await Promise.all([person('admin'), person('sales')])
  const dialog = await openPromotion(admin.page, version)
  await dialog.getByLabel('Channel', { exact: true }).selectOption('beta')
  await dialog.getByRole('button', { name: 'Promote', exact: true }).click()
  await expect(dialog).toBeHidden()

  const versionOf = async () => {
    const { remotes } = await ask<{ remotes: { name: string; version: string }[] }>(
      sales.page,
      'portal.composition.get',
    )
    return remotes.find(({ name }) => name === 'shipping')?.version
  }
  expect(await versionOf()).not.toBe(version)
  await admin.page.goto('/admin/channels')
  await admin.page.getByRole('button', { name: 'Put in a channel', exact: true }).click()
  const person1 = admin.page.getByRole('dialog').getByLabel('Person', { exact: true })
  await person1.fill('佐藤')
  await admin.page.getByRole('listbox').getByRole('option').first().waitFor()
  await person1.press('ArrowDown')
  await person1.press('Enter')
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Put in a channel', exact: true }).click()
  await expect(admin.page.getByRole('rowheader')).toContainText('佐藤 美咲')
  expect(await versionOf()).toBe(version)

  await admin.page.getByRole('button', { name: 'Back to stable', exact: true }).click()
  await expect(admin.page.getByText('Everybody sees stable', { exact: true })).toBeVisible()
  expect(await versionOf()).not.toBe(version)
})
