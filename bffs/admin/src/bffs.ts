import { plain, procedure, router } from '@torrent/bff-kit'
import { z } from 'zod'
import { name } from './inputs.ts'

const bff = {
  name,
  url: z
    .string()
    .max(300, 'too_long')
    .regex(/^https?:\/\/[^\s\0]+$/, 'invalid'),
}

/** BFFs outside of the portal's own processes. */
export const bffsRouter = router({
  list: procedure('release.read').query(async ({ ctx }) => {
    const { bffs } = await ctx.clients.releases.listBffs({}, ctx.call)
    // Its contract is long and no screen shows it.
    return bffs.map(({ name, url, registeredBy, registeredAt }) => ({ name, url, registeredBy, registeredAt }))
  }),
  plan: procedure('release.operate')
    .input(z.strictObject(bff))
    .query(async ({ ctx, input }) =>
      plain(await ctx.clients.releases.registerBff({ ...input, dryRun: true }, ctx.call)),
    ),
  register: procedure('release.operate')
    .input(z.strictObject(bff))
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.releases.registerBff(input, ctx.call))),
  remove: procedure('release.operate')
    .input(z.strictObject({ name }))
    .mutation(async ({ ctx, input }) => {
      const { name } = await ctx.clients.releases.removeBff(input, ctx.call)
      return { name }
    }),
})
