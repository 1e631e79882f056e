/** Publishes what is in a folder, in a process that a test may let die. */
import { createPortalService } from '../service.ts'

const { PORTAL_URL: url = '', PORTAL_RELEASES: releasesDir = '', PORTAL_KEY = '', PORTAL_BUILD = '' } = process.env
const portal = await createPortalService({ url, releasesDir })
await portal.takeCheckout([PORTAL_BUILD], PORTAL_KEY)
await portal.stop()
