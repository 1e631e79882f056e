import { plain, procedure, router, text } from '@torrent/bff-kit'
import { z } from 'zod'
import { name } from './inputs.ts'

const key = z.strictObject({
  label: text(100).min(1, 'required'),
  /** PEM; the service checks that it is a public Ed25519 key. */
  publicKey: text(2_000).min(1, 'required'),
  names: z.array(name).max(100).default([]),
})

/** The first 16 hex digits of the SHA-256 of the public key. */
const id = z.string().regex(/^[0-9a-f]{16}$/, 'invalid')

/** Keys whose signature a release must carry. */
export const keysRouter = router({
  list: procedure('release.read').query(async ({ ctx }) => {
    const { keys } = await ctx.clients.releases.listKeys({}, ctx.call)
    return plain(keys)
  }),
  /** What is in force of what is signed with a key: it would stop running with the key. */
  inForce: procedure('release.read')
    .input(z.strictObject({ id }))
    .query(async ({ ctx, input }) => {
      const { releases } = ctx.clients
      const { microFrontends } = await releases.getReleases({}, ctx.call)
      const lists = await Promise.all(
        microFrontends.map(({ name }) => releases.listReleases({ name, page: 1, pageSize: 100 }, ctx.call)),
      )
      return lists
        .flatMap(list => list.releases)
        .filter(({ keyId, placements }) => keyId === input.id && placements.length > 0)
        .map(({ name, version, placements }) => ({ name, version, placements: plain(placements) }))
    }),
  register: procedure('release.operate')
    .input(key)
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.releases.registerKey(input, ctx.call))),
  /** What is signed with it no longer runs. */
  revoke: procedure('release.operate')
    .input(z.strictObject({ id }))
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.releases.revokeKey(input, ctx.call))),
})
