import { router } from '@torrent/bff-kit'
import { bffsRouter } from './bffs.ts'
import { channelsRouter } from './channels.ts'
import { keysRouter } from './keys.ts'
import { previewsRouter } from './previews.ts'
import { promotionsRouter } from './promotions.ts'
import { releasesRouter } from './releases.ts'
import { tokensRouter } from './tokens.ts'

/** The administration screens' BFF: everything of it is the portal service's, which decides by the same policies again. */
export const adminRouter = router({
  releases: releasesRouter,
  promotions: promotionsRouter,
  channels: channelsRouter,
  previews: previewsRouter,
  keys: keysRouter,
  tokens: tokensRouter,
  bffs: bffsRouter,
})

export type AdminRouter = typeof adminRouter
