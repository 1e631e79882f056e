import { plain, procedure, text, uuid } from '@torrent/bff-kit'
import { z } from 'zod'

/** Base64 of a picture that the browser has already made small; well below what the gateway takes. */
const picture = z.union([z.literal(''), z.base64().max(1_400_000, 'too_long')])

/** People: those to be named, invited and looked at, and what one says of oneself. */
export const memberProcedures = {
  members: procedure('member.read')
    .input(z.strictObject({ text: text(100).default(''), limit: z.int().min(1).max(100).default(20) }))
    .query(async ({ ctx, input: { text, limit } }) => {
      const found = await ctx.clients.member.listMembers({ text, page: 1, pageSize: limit }, ctx.call)
      return { members: plain(found.members), total: found.total }
    }),
  member: procedure('member.read')
    .input(z.strictObject({ id: uuid }))
    .query(async ({ ctx, input }) => plain(await ctx.clients.member.getMember(input, ctx.call))),
  memberCards: procedure('member.read')
    .input(z.strictObject({ ids: z.array(uuid).max(200, 'too_many') }))
    .query(async ({ ctx, input }) => plain((await ctx.clients.member.getMembers(input, ctx.call)).members)),
  updateProfile: procedure('profile.edit')
    .input(
      z.strictObject({
        title: text(100),
        department: text(100),
        phone: text(40),
        statusText: text(100),
      }),
    )
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.member.updateProfile({ profile: input }, ctx.call))),
  /** An empty image takes the picture away. */
  setPicture: procedure('profile.edit')
    .input(z.strictObject({ image: picture }))
    .mutation(({ ctx, input }) =>
      ctx.clients.member.setPicture({ image: Buffer.from(input.image, 'base64') }, ctx.call),
    ),
}
