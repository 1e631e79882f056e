import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DEMO_TENANTS } from '@torrent/contracts/demo'
import { newSigningKey } from '@torrent/release'
import { openDatabase } from '@torrent/service-kit'
import { asSuperuser, databaseIn, testDatabase } from '@torrent/service-kit/testing'
import { expect, test } from 'vitest'
import { buildFolder } from './build.fixture.ts'
import { openPortal, teamFiles } from './portal.fixture.ts'

test('data of a portal from before releases were signed is taken over, and its people keep what they chose', async () => {
  const url = await testDatabase('portal')
  const before = await mkdtemp(join(tmpdir(), 'torrent-before-'))
  const first = '0001-registry.sql'
  await copyFile(new URL(`../migrations/${first}`, import.meta.url), join(before, first))
  const database = await openDatabase({ name: 'portal', url, tenancy: 'rows', migrations: pathToFileURL(`${before}/`) })
  await database.close()
  const [{ id: tenant }] = DEMO_TENANTS
  const member = '7a0c6c1e-6a53-4d0a-9d0e-6a1f0b6f2f10'
  await asSuperuser(databaseIn(url), client =>
    client.query(`insert into tenants values ('${tenant}', 'a', 'a', 't');
      insert into releases values ('parts', '0.1.0-abc', '/parts', '{}');
      insert into live_releases values ('${tenant}', 'parts', '0.1.0-abc');
      insert into preferences values ('${tenant}', '${member}', 'en', 'dark')`),
  )
  const portal = await openPortal({ url })
  const folder = await buildFolder(teamFiles())
  const versions = await portal.service.takeCheckout([folder], newSigningKey().privatePem)
  const { remotes } = await portal.portal.getComposition({}, await portal.person(tenant))
  expect(remotes).toMatchObject([{ name: 'parts', version: versions.get('parts'), unusable: '' }])
  const kept = await asSuperuser(databaseIn(url), client => client.query('select language, theme from preferences'))
  expect(kept.rows).toEqual([{ language: 'en', theme: 'dark' }])
  await portal.close()
  await Promise.all([before, folder].map(each => rm(each, { recursive: true })))
})
