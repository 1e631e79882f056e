/**
 * The portal service alone: tenants, releases, preferences. TORRENT_RELEASES is the folder of the releases. Releases are
 * published to it through a gateway; it takes none from the checkout.
 */
import { createPortalService } from '@torrent/portal-service'
import { BFFS } from './src/bffs.ts'
import { offerBuilt } from './src/releases.ts'
import { runService } from './src/run-service.ts'

await runService('portal', async ({ databaseUrl }, settings) => {
  const portal = await createPortalService({
    url: databaseUrl,
    releasesDir: settings.text('TORRENT_RELEASES', 'the folder of the releases'),
  })
  await offerBuilt(
    portal,
    Object.values(BFFS).map(({ contract }) => contract),
  )
  return portal
})
