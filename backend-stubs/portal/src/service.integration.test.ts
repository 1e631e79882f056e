import { access, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DEMO_TENANTS } from '@torrent/contracts/demo'
import { PortalService } from '@torrent/contracts/portal'
import { newSigningKey } from '@torrent/release'
import type { CallContext, Client } from '@torrent/service-kit'
import { Refused } from '@torrent/service-kit'
import { asSuperuser, clientOf, databaseIn, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildFolder, DESCRIPTION, filesOf } from './build.fixture.ts'
import { createPortalService, type PortalRegistry } from './service.ts'

let url: string
let releasesDir: string
let service: PortalRegistry
let portal: Client<typeof PortalService>
let acme: CallContext
let mori: CallContext
let identity: Awaited<ReturnType<typeof testIdentity>>

beforeAll(async () => {
  identity = await testIdentity()
  url = await testDatabase('portal')
  releasesDir = await buildFolder({})
  service = await createPortalService({ url, releasesDir })
  portal = clientOf(PortalService, service, identity.verify)
  await service.seedTenants(DEMO_TENANTS)
  acme = (await identity.person('acme-metal', 'sales')).call
  mori = (await identity.person('mori-foods', 'admin')).call
})

afterAll(async () => {
  await service?.stop()
  await rm(releasesDir, { recursive: true, force: true })
})

const { privatePem } = newSigningKey()
const register = async (files = filesOf()) => {
  const folder = await buildFolder(files)
  const name = JSON.parse(files['torrent.json'] ?? '{}').name
  const versions = await service.takeCheckout([folder], privatePem).finally(() => rm(folder, { recursive: true }))
  return { version: versions.get(name) ?? '' }
}
const order = { ...DESCRIPTION, name: 'order', basePath: '/orders', provides: [], documents: [] }
const versions = async (call: CallContext) =>
  Object.fromEntries((await portal.getComposition({}, call)).remotes.map(remote => [remote.name, remote.version]))

test('a registered release is live for every tenant, with its description and a manifest that is there', async () => {
  const { version } = await register()
  for (const call of [acme, mori]) {
    const { remotes } = await portal.getComposition({}, call)
    const entry = `/releases/quote/${version}/mf-manifest.json`
    expect(remotes).toMatchObject([{ ...DESCRIPTION, provides: DESCRIPTION.provides, version, entry }])
    await access(join(releasesDir, entry.replace('/releases/', '')))
  }
})

test('the tenant is named in both languages and has its template', async () => {
  expect(await portal.getComposition({}, acme)).toMatchObject({
    tenant: 'acme-metal',
    tenantName: { ja: 'アクメ金属工業', en: 'Acme Metal Works' },
    template: 'manufacturing-metalworking',
  })
  expect((await portal.getComposition({}, mori)).template).toBe('manufacturing-food')
  expect(await service.tenants()).toEqual(['acme-metal', 'mori-foods'])
})

test('newer content takes its place, registering older content again brings that back', async () => {
  const first = await register()
  const second = await register(filesOf(DESCRIPTION, 'second'))
  expect(second.version).not.toBe(first.version)
  expect(await versions(acme)).toEqual({ quote: second.version })
  expect(await register()).toEqual(first)
  expect(await versions(acme)).toEqual({ quote: first.version })
})

test('a tenant that comes later gets the newest release of everything', async () => {
  await register(filesOf(order))
  await service.seedTenants([{ id: 'late-corp', name: { ja: '後発', en: 'Late' }, template: 'manufacturing-food' }])
  const late = (await identity.person('late-corp', 'sales')).call
  expect(Object.keys(await versions(late))).toEqual(['order', 'quote'])
})

test('seeding again brings names up to date and changes nothing that is live', async () => {
  const before = await versions(acme)
  await service.seedTenants([{ ...DEMO_TENANTS[0], name: { ja: 'アクメ', en: 'Acme' } }])
  expect((await portal.getComposition({}, acme)).tenantName).toMatchObject({ ja: 'アクメ', en: 'Acme' })
  await service.seedTenants(DEMO_TENANTS)
  expect(await versions(acme)).toEqual(before)
})

test('a release can never be changed or taken back', async () => {
  await asSuperuser(databaseIn(url), async client => {
    for (const statement of [`update releases set signature = ''`, 'delete from releases', 'truncate releases cascade'])
      await expect(client.query(statement)).rejects.toThrow('a release is immutable')
  })
})

test('on a developer’s machine a remote comes from its dev server', async () => {
  const quote = 'http://localhost:5173/mf-manifest.json'
  const developing = await createPortalService({ url, releasesDir, devRemotes: { quote } })
  const { remotes } = await clientOf(PortalService, developing, identity.verify).getComposition({}, acme)
  await developing.stop()
  expect(remotes.find(remote => remote.name === 'quote')).toMatchObject({ version: 'dev', entry: quote })
  expect(remotes.find(remote => remote.name === 'order')?.entry).toMatch(/^\/releases\/order\//)
})

test('a tenant that the portal does not know has no micro-frontends, and its id for a name', async () => {
  const { call } = await identity.person('unknown-corp', 'sales')
  expect(await portal.getComposition({}, call)).toMatchObject({ tenantName: { ja: 'unknown-corp' }, remotes: [] })
})

test('preferences are a person’s own, kept field by field', async () => {
  expect(await portal.getPreferences({}, acme)).toMatchObject({ language: '', theme: '' })
  await portal.setPreferences({ language: 'en' }, acme)
  expect(await portal.setPreferences({ theme: 'dark' }, acme)).toMatchObject({ language: 'en', theme: 'dark' })
  expect(await portal.getPreferences({}, acme)).toMatchObject({ language: 'en', theme: 'dark' })
  expect(await portal.getPreferences({}, mori)).toMatchObject({ language: '', theme: '' })
})

test('what is no language or theme is refused and changes nothing', async () => {
  const refused = (work: Promise<unknown>) =>
    expect(work).rejects.toThrow(expect.objectContaining({ constructor: Refused, code: 'invalid' }))
  const before = await portal.getPreferences({}, acme)
  for (const odd of ['fr', 'JA', '\0', '\ud800', '__proto__', 'x'.repeat(100_000)]) {
    await refused(portal.setPreferences({ language: odd }, acme))
    await refused(portal.setPreferences({ language: 'ja', theme: odd }, acme))
  }
  expect(await portal.getPreferences({}, acme)).toEqual(before)
})
