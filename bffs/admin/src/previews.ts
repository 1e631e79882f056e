import { plain, procedure, router, text } from '@torrent/bff-kit'
import { z } from 'zod'
import { name, release } from './inputs.ts'

const id = text(100).min(1, 'required')

const preview = z.strictObject({
  name,
  version: z.union([z.literal(''), release]).default(''),
  /** Of a development server on the person's own machine, in the place of a version. */
  devOrigin: z
    .union([z.literal(''), z.string().regex(/^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\d{1,5}$/, 'invalid')])
    .default(''),
  /** The login of the only person who may open it. */
  person: text(200).default(''),
  hours: z.int().min(1).max(72),
})

/** Links that show one person one other release, in production. */
export const previewsRouter = router({
  list: procedure('release.manage').query(async ({ ctx }) => {
    const { previews } = await ctx.clients.releases.listPreviews({}, ctx.call)
    return plain(previews)
  }),
  create: procedure('release.manage')
    .input(preview)
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.releases.createPreview(input, ctx.call))),
  end: procedure('release.manage')
    .input(z.strictObject({ id }))
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.releases.endPreview(input, ctx.call))),
})
