import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newSigningKey } from '@torrent/release'
import { PUBLISH_CRASH_POINTS } from '@torrent/service-kit'
import { testDatabase } from '@torrent/service-kit/testing'
import { expect, test } from 'vitest'
import { buildFolder } from '../build.fixture.ts'
import { openPortal, teamFiles } from '../portal.fixture.ts'

const PUBLISH_ONCE = fileURLToPath(new URL('publish-once.fixture.ts', import.meta.url))

test.each(PUBLISH_CRASH_POINTS)(
  'a portal that dies at %s shows nothing of the release, and takes it again',
  async point => {
    const url = await testDatabase('portal')
    const [releasesDir, folder] = [await buildFolder({}), await buildFolder(teamFiles())]
    const { privatePem } = newSigningKey()
    const environment = { PORTAL_URL: url, PORTAL_RELEASES: releasesDir, PORTAL_KEY: privatePem, PORTAL_BUILD: folder }
    const dying = fork(PUBLISH_ONCE, { env: { ...process.env, ...environment, TORRENT_CRASH_AT: point }, execArgv: [] })
    expect(await once(dying, 'exit')).toEqual([null, 'SIGKILL'])

    const portal = await openPortal({ url, releasesDir })
    try {
      expect((await portal.deploy('GET', '/releases?name=parts')).body).toEqual({ releases: [], total: 0 })
      expect((await portal.deploy('GET', '/deployments?name=parts')).body.total).toBe(0)
      const versions = await portal.service.takeCheckout([folder], privatePem)
      const { body } = await portal.deploy('GET', '/releases?name=parts')
      expect(body.releases).toMatchObject([{ version: versions.get('parts'), fileCount: 6 }])
      expect(await readdir(join(releasesDir, 'parts'))).toEqual([versions.get('parts')])
      const { remotes } = await portal.portal.getComposition({}, await portal.person())
      expect(remotes).toMatchObject([{ name: 'parts', unusable: '' }])
    } finally {
      await portal.close()
      await Promise.all([releasesDir, folder].map(each => rm(each, { recursive: true, force: true })))
    }
  },
)
