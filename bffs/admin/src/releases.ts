import { type Plain, plain, procedure, router, type SignedInContext, uuid } from '@torrent/bff-kit'
import type { Deployment } from '@torrent/contracts/releases'
import { z } from 'zod'
import { name, paging, release } from './inputs.ts'
import { unlessNotFound } from './unless-not-found.ts'
import { findUntrusted } from './untrusted.ts'

/** What is in force where, what has been published, and who did what. */
export const releasesRouter = router({
  /**
   * Every micro-frontend with its placements that this person may see, how its canaries are doing, and which versions
   * in force do not run.
   */
  overview: procedure('release.read').query(async ({ ctx }) => {
    const { microFrontends } = await ctx.clients.releases.getReleases({}, ctx.call)
    const untrusted = await findUntrusted(microFrontends, ctx)
    return plain(microFrontends).map(each => ({ ...each, untrusted: untrusted(each.name) }))
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
      return { deployments: await Promise.all(deployments.map(each => withPerson(each, ctx))), total }
    }),
})

/** Who was put in a channel is noted by id; people know each other by name. Those of another tenant stay as they are. */
async function withPerson(deployment: Deployment, { clients, call }: SignedInContext): Promise<Plain<Deployment>> {
  const entry = plain(deployment)
  if (entry.action !== 'channel' || !uuid.safeParse(entry.note).success) return entry
  const member = await clients.member.getMember({ id: entry.note }, call).catch(unlessNotFound)
  return { ...entry, note: member?.name ?? entry.note }
}
