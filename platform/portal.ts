/** The portal service alone: tenants, releases, preferences. TORRENT_RELEASES is the folder of the releases. */
import { createPortalService } from '@torrent/portal-service'
import { runService } from './src/run-service.ts'

await runService('portal', ({ databaseUrl, setting }) =>
  createPortalService({ url: databaseUrl, releasesDir: setting('TORRENT_RELEASES') }),
)
