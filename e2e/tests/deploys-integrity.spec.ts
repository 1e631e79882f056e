import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { deployApi, expect, type Person, type PortalProcess, remotesIn, test } from '@torrent/e2e-kit'

const BUILT = join(import.meta.dirname, '../../mfe-order/dist')
const ACME = { tenant: 'acme-metal', channel: 'stable' }
const EVIL = 'globalThis.evil = true; export const OrderList = () => null'

const heading = ({ page }: Person, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const retry = ({ page }: Person) => page.getByRole('button', { name: 'Retry', exact: true })
const goTo = ({ page }: Person, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click()
const evilRan = ({ page }: Person) => page.evaluate(() => 'evil' in globalThis)

/** Puts something else in the place of a script on the portal's disk, with its compressed copies; answers how to undo it. */
async function tamperOnDisk({ dataDir }: PortalProcess, release: string, script: RegExp): Promise<() => Promise<void>> {
  const folder = join(dataDir, 'releases', release)
  const files = (await readdir(folder, { recursive: true })).filter(file =>
    script.test(file.replace(/\.(?:br|gz)$/, '')),
  )
  expect(files.length, 'the script and its compressed copies').toBe(3)
  const before = await Promise.all(
    files.map(async file => [join(folder, file), await readFile(join(folder, file))] as const),
  )
  for (const [path] of before) {
    const compress = path.endsWith('.br') ? brotliCompressSync : path.endsWith('.gz') ? gzipSync : undefined
    await writeFile(path, compress ? compress(EVIL) : EVIL)
  }
  return async () => {
    for (const [path, content] of before) await writeFile(path, content)
  }
}

for (const [what, script] of [
  ['entry', /^remoteEntry\.js$/],
  ['screen', /^assets\/OrderList-[\w-]+\.js$/],
] as const) {
  test(`a release whose ${what} was changed on the portal's own disk does not run, and does again when it is put back`, async ({
    person,
    portal,
  }) => {
    const someone = await person('orders')
    await someone.page.goto('/quotes')
    const version = (await remotesIn(someone.page)).find(({ name }) => name === 'order')?.version
    const putBack = await tamperOnDisk(portal, `order/${version}`, script)
    try {
      // A browser that has never seen the release.
      const fresh = await person('orders')
      await fresh.page.goto('/orders')
      await expect(retry(fresh)).toBeVisible()
      expect(await evilRan(fresh)).toBe(false)
      await goTo(fresh, 'Shipments')
      await expect(heading(fresh, 'Shipments')).toBeVisible()
      await goTo(fresh, 'Orders')
      await retry(fresh).click()
      await expect(retry(fresh)).toBeEnabled()
      expect(await evilRan(fresh)).toBe(false)

      await putBack()
      await retry(fresh).click()
      await expect(heading(fresh, 'Orders')).toBeVisible()
      expect(await evilRan(fresh)).toBe(false)
      expect(fresh.problems.some(problem => /integrity/i.test(problem))).toBe(true)
      fresh.problems.length = 0
    } finally {
      await putBack()
    }
  })
}

test('a release whose key is revoked stops running at the next page load, alone', async ({ person, portal }) => {
  const api = deployApi(portal)
  await api.promote(await api.publish(BUILT, '30.0.0'), ACME)
  const someone = await person('orders')
  try {
    await someone.page.goto('/orders')
    await expect(heading(someone, 'Orders')).toBeVisible()
    await api.distrust()
    const asked: string[] = []
    someone.page.on('request', request => asked.push(request.url()))
    await someone.page.goto('/orders')
    await expect(someone.page.getByText('not signed by anybody the portal trusts')).toBeVisible()
    await goTo(someone, 'Shipments')
    await expect(heading(someone, 'Shipments')).toBeVisible()
    expect(asked.filter(url => url.includes('/releases/order/30.0.0/'))).toEqual([])
    await goTo(someone, 'Orders')
  } finally {
    await api.rollback('order', ACME)
  }
  await retry(someone).click()
  await expect(heading(someone, 'Orders')).toBeVisible()
  someone.problems.length = 0
})

test('every page names all that it begins with, some for later: no script is found', async ({ person }) => {
  const { page } = await person('admin')
  for (const path of ['/', '/quotes', '/quotes/new', '/orders', '/shipments']) {
    const found = await page.context().newPage()
    const scripts: string[] = []
    let looking = true
    found.on('request', request => {
      if (looking && request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname)
      // From here on the page shows what it has, and asks for its data; what comes then is fetched ahead.
      if (request.url().includes('/trpc/')) looking = false
    })
    const answer = await found.goto(path)
    await found.getByRole('heading', { level: 1 }).waitFor()
    const html = (await answer?.text()) ?? ''
    const named = new Set([...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, named]) => named))
    expect(scripts.length, path).toBeGreaterThan(0)
    expect(
      scripts.filter(script => !named.has(script)),
      path,
    ).toEqual([])
    await found.close()
  }
})
