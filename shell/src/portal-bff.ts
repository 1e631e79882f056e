import type { PortalRouter } from '@torrent/portal-bff'
import { createBffClient } from '@torrent/portal-kit'

/** The portal's own BFF: jobs and preferences. */
export const portalBff = createBffClient<PortalRouter>('portal')
