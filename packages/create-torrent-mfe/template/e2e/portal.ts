import { join } from 'node:path'
import { test as base, type PortalProcess, startPortal } from '@torrent/e2e-kit'
import { startBff } from 'sample-parts-bff/start'
import { startDevelopmentDatabase } from 'sample-parts-service/development'

export { expect, expectAccessible } from '@torrent/e2e-kit'

/** What `npm run build` has made: the candidate. */
export const BUILT = join(import.meta.dirname, '..', 'mfe', 'dist')

/** Playwright's test with a real portal that has this team's BFF and service, each with a database of its own. */
export const test = base.extend<object, { portal: PortalProcess }>({
  portal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const database = await startDevelopmentDatabase()
      const portal = await startPortal({
        bffs: { 'sample-parts': origin => startBff({ databaseUrl: database.url, portal: origin, port: 0 }) },
      })
      await use(portal)
      await portal.dispose()
      await database.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})
