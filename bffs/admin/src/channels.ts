import { procedure, router, text, uuid } from '@torrent/bff-kit'
import { z } from 'zod'
import { channelName } from './inputs.ts'
import { unlessNotFound } from './unless-not-found.ts'

const search = z.strictObject({ text: text(100).default(''), limit: z.int().min(1).max(50).default(20) })

/** Which people of the own tenant see another channel than `stable`. */
export const channelsRouter = router({
  list: procedure('release.manage').query(async ({ ctx }) => {
    const { members } = await ctx.clients.releases.listChannelMembers({}, ctx.call)
    return Promise.all(
      members.map(async ({ member, channel }) => {
        // A person who has left keeps the line: somebody must be able to take it away.
        const known = await ctx.clients.member.getMember({ id: member }, ctx.call).catch(unlessNotFound)
        return { member, channel, name: known?.name ?? '', email: known?.email ?? '' }
      }),
    )
  }),
  /** People of the own tenant by name, reading or address. */
  people: procedure('member.read')
    .input(search)
    .query(async ({ ctx, input: { text, limit } }) => {
      const { members } = await ctx.clients.member.listMembers({ text, page: 1, pageSize: limit }, ctx.call)
      return members.map(({ id, name, email }) => ({ id, name, email }))
    }),
  /** Puts a person in a channel; `stable` takes them out of others. */
  set: procedure('release.manage')
    .input(z.strictObject({ member: uuid, channel: channelName }))
    .mutation(async ({ ctx, input }) => {
      const { member, channel } = await ctx.clients.releases.setChannel(input, ctx.call)
      return { member, channel }
    }),
})
