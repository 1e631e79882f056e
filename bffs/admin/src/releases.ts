import { procedure, router } from '@torrent/bff-kit'
import { z } from 'zod'
import { name, paging, release } from './inputs.ts'
import { plain } from './plain.ts'

/** What is in force where, what has been published, and who did what. */
export const releasesRouter = router({
  /** Every micro-frontend with its placements that this person may see, and how its canaries are doing. */
  overview: procedure('release.read').query(async ({ ctx }) => {
    const { microFrontends } = await ctx.clients.releases.getReleases({}, ctx.call)
    return plain(microFrontends)
  }),
  /** The releases of one micro-frontend, newest first. */
  list: procedure('release.read')
    .input(z.strictObject({ name, ...paging }))
    .query(async ({ ctx, input }) => {
      const { releases, total } = await ctx.clients.releases.listReleases(input, ctx.call)
      return { releases: plain(releases), total }
    }),
  get: procedure('release.read')
    .input(z.strictObject({ name, version: release }))
    .query(async ({ ctx, input }) => plain(await ctx.clients.releases.getRelease(input, ctx.call))),
  diff: procedure('release.read')
    .input(z.strictObject({ name, fromVersion: release, toVersion: release }))
    .query(async ({ ctx, input }) => plain(await ctx.clients.releases.diffReleases(input, ctx.call))),
  /** The log, newest first; of all micro-frontends when no name is given. */
  log: procedure('release.read')
    .input(z.strictObject({ name: z.union([z.literal(''), name]).default(''), ...paging }))
    .query(async ({ ctx, input }) => {
      const { deployments, total } = await ctx.clients.releases.listDeployments(input, ctx.call)
      return { deployments: plain(deployments), total }
    }),
})
