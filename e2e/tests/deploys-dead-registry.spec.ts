import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type PortalProcess, signIn, startPortal, test } from '@torrent/e2e-kit'
import { Client } from 'pg'

/** Cuts the portal service off its database, or lets it in again; everything else goes on. */
async function registry(portal: PortalProcess, state: 'down' | 'up'): Promise<void> {
  const read = async (file: string) => JSON.parse(await readFile(join(portal.dataDir, file), 'utf8'))
  const [{ postgres: password }, { port }] = await Promise.all([read('secrets.json'), read('postgres.json')])
  const database = new Client({ host: '127.0.0.1', port, user: 'torrent', password, database: 'postgres' })
  await database.connect()
  try {
    await database.query(`alter role svc_portal ${state === 'up' ? 'login' : 'nologin'}`)
    if (state === 'down')
      await database.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'svc_portal'`)
  } finally {
    await database.end()
  }
}

test('while the registry of releases is down, pages load with what was in force last', async ({ browser }) => {
  const portal = await startPortal()
  try {
    const sales = await signIn(browser, portal.origin, 'sales')
    await sales.page.goto('/quotes')
    await expect(sales.page.getByRole('heading', { name: 'Quotes', level: 1 })).toBeVisible()

    await registry(portal, 'down')
    const asked = await sales.page.request.get('/api/portal/trpc/composition.get')
    expect(asked.status(), 'it really is down').toBeGreaterThanOrEqual(500)
    await test.step('for somebody who was here', async () => {
      await sales.page.goto('/orders')
      await expect(sales.page.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible()
    })
    await test.step('for a colleague who comes only now', async () => {
      const colleague = await signIn(browser, portal.origin, 'approver')
      await colleague.page.goto('/quotes')
      await expect(colleague.page.getByRole('heading', { name: 'Quotes', level: 1 })).toBeVisible()
      await colleague.context.close()
    })
    await test.step('also after the gateway has been started again', async () => {
      await registry(portal, 'up')
      await portal.kill()
      await portal.start()
      await registry(portal, 'down')
      await sales.page.goto('/quotes')
      await expect(sales.page.getByRole('heading', { name: 'Quotes', level: 1 })).toBeVisible()
    })
    await test.step('and with what is in force now once it answers again', async () => {
      await registry(portal, 'up')
      await sales.page.goto('/orders')
      await expect(sales.page.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible()
    })
    await sales.context.close()
  } finally {
    await portal.dispose()
  }
})
