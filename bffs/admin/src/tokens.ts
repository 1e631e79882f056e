import { plain, procedure, router, text } from '@torrent/bff-kit'
import { z } from 'zod'
import { name, tenant } from './inputs.ts'

const token = z.strictObject({
  label: text(100).min(1, 'required'),
  rights: z
    .array(z.enum(['publish', 'promote', 'preview', 'operate']))
    .min(1, 'required')
    .max(4),
  names: z.array(name).max(100).default([]),
  tenant,
  days: z.int().min(1).max(365),
})

/** Tokens for the command line and CI. */
export const tokensRouter = router({
  list: procedure('release.manage').query(async ({ ctx }) => {
    const { tokens } = await ctx.clients.releases.listTokens({}, ctx.call)
    return plain(tokens)
  }),
  /** The answer holds the secret, this once. */
  create: procedure('release.manage')
    .input(token)
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.releases.createToken(input, ctx.call))),
  revoke: procedure('release.manage')
    .input(z.strictObject({ id: text(100).min(1, 'required') }))
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.releases.revokeToken(input, ctx.call))),
})
