import { join } from 'node:path'
import { compositions, deployApi, expect, remotesIn, test } from '@torrent/e2e-kit'

const QUOTE = join(import.meta.dirname, '..', '..', 'mfe-quote', 'dist')
const BETA = { tenant: 'acme-metal', channel: 'beta' }

test('a candidate runs inside every live composition, for nobody else, and nothing of it stays', async ({
  portal,
  person,
  inEachComposition,
}) => {
  test.setTimeout(240_000)
  const { page: elsewhere } = await person('sales', { tenant: 'mori-foods' })
  const inForce = async () => (await remotesIn(elsewhere)).find(({ name }) => name === 'quote')?.version ?? ''
  const version = await inForce()
  const api = deployApi(portal)
  await api.promote({ name: 'quote', version }, BETA)

  const tried: object[] = []
  await inEachComposition(QUOTE, async ({ composition, person: inside }) => {
    tried.push(composition)
    const { page } = await inside('sales')
    const scripts: string[] = []
    page.on('request', request => scripts.push(new URL(request.url()).pathname))
    await page.goto('/quotes')
    await expect(page.getByRole('heading', { level: 1, name: 'Quotes' })).toBeVisible()
    expect(scripts.filter(path => path.startsWith('/releases/quote/0.0.0-candidate.'))).not.toEqual([])
    expect(scripts.filter(path => path.startsWith(`/releases/quote/${version}/`))).toEqual([])
    if (composition.tenant === 'mori-foods') return
    await elsewhere.reload()
    expect(await inForce()).toBe(version)
  })

  expect(tried).toEqual(await compositions(portal))
  expect(tried).toContainEqual({ tenant: 'acme-metal', template: 'manufacturing-metalworking', channel: 'stable' })
  expect(tried).toContainEqual({ tenant: 'acme-metal', template: 'manufacturing-metalworking', channel: 'beta' })
  expect(tried).toContainEqual({ tenant: 'mori-foods', template: 'manufacturing-food', channel: 'stable' })
  for (const tenant of ['acme-metal', 'mori-foods']) {
    const { page } = await person('sales', { tenant })
    expect((await remotesIn(page)).find(({ name }) => name === 'quote')?.version).toBe(version)
  }
  await api.rollback('quote', BETA)
})

test('a candidate that fails in one composition is tried in the others all the same, and the report says where', async ({
  person,
  inEachComposition,
}) => {
  test.setTimeout(240_000)
  const tried: string[] = []
  const trying = inEachComposition(QUOTE, async ({ composition: { tenant } }) => {
    tried.push(tenant)
    if (tenant === 'acme-metal') throw new Error('does not fit here')
  })
  await expect(trying).rejects.toThrow(/quote in acme-metal \(manufacturing-metalworking\), stable: does not fit here/)
  expect(tried).toContain('mori-foods')
  const { page } = await person('sales')
  expect((await remotesIn(page)).find(({ name }) => name === 'quote')?.version).not.toContain('candidate')
})
