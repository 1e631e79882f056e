/** The portal service alone: tenants, releases, preferences. TORRENT_RELEASES is the folder of the releases. */
import { createPortalService, telemetrySetting } from '@torrent/portal-service'
import { runService } from './src/run-service.ts'

await runService('portal', ({ databaseUrl }, settings) =>
  createPortalService({
    url: databaseUrl,
    releasesDir: settings.text('TORRENT_RELEASES', 'the folder of the releases'),
    telemetry: telemetrySetting(process.env.TORRENT_CANARY),
  }),
)
