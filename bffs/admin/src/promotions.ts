import { plain, procedure, router } from '@torrent/bff-kit'
import { z } from 'zod'
import { basedOn, channel, name, note, release, tenant } from './inputs.ts'

const target = { name, tenant, channel }
const promotion = { ...target, version: release, percent: z.int().min(1).max(100).default(100) }

/** Changes of what is in force, each with the plan that says beforehand what would happen. */
export const promotionsRouter = router({
  plan: procedure('release.manage')
    .input(z.strictObject(promotion))
    .query(async ({ ctx, input }) => plain(await ctx.clients.releases.promote({ ...input, dryRun: true }, ctx.call))),
  promote: procedure('release.manage')
    .input(z.strictObject({ ...promotion, note, basedOn }))
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.releases.promote(input, ctx.call))),
  planRollback: procedure('release.manage')
    .input(z.strictObject(target))
    .query(async ({ ctx, input }) => plain(await ctx.clients.releases.rollback({ ...input, dryRun: true }, ctx.call))),
  /** Ends a canary where there is one, else goes back to the release before. */
  rollback: procedure('release.manage')
    .input(z.strictObject({ ...target, note, basedOn }))
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.releases.rollback(input, ctx.call))),
})
