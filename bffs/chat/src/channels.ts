import { plain, procedure, text, uuid } from '@torrent/bff-kit'
import { z } from 'zod'
import { viewOf } from './conversation-view.ts'
import { memberIds } from './inputs.ts'

const use = procedure('chat.use')
const one = { id: uuid }
const name = text(80)
const topic = text(500).default('')

/** Channels with their people, discussions of documents, and direct messages: what makes and changes a conversation. */
export const channelProcedures = {
  /** Open channels, those of the person included. */
  browseChannels: use
    .input(
      z.strictObject({
        text: text(100).default(''),
        limit: z.int().min(1).max(100).default(50),
        archived: z.boolean().default(false),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { channels } = await ctx.clients.channel.browseChannels(input, ctx.call)
      return channels.map(each => viewOf('channel', each))
    }),
  /** The id is made by the browser: the same again is the same channel. */
  createChannel: procedure('channel.create')
    .input(z.strictObject({ ...one, name, topic, open: z.boolean(), memberIds: memberIds.default([]) }))
    .mutation(async ({ ctx, input }) => viewOf('channel', await ctx.clients.channel.createChannel(input, ctx.call))),
  updateChannel: use
    .input(z.strictObject({ ...one, name, topic }))
    .mutation(async ({ ctx, input }) => viewOf('channel', await ctx.clients.channel.updateChannel(input, ctx.call))),
  /** `on: false` brings it back. */
  archiveChannel: use
    .input(z.strictObject({ ...one, on: z.boolean() }))
    .mutation(async ({ ctx, input }) => viewOf('channel', await ctx.clients.channel.archiveChannel(input, ctx.call))),
  joinChannel: use
    .input(z.strictObject(one))
    .mutation(async ({ ctx, input }) => viewOf('channel', await ctx.clients.channel.joinChannel(input, ctx.call))),
  leaveChannel: use.input(z.strictObject(one)).mutation(async ({ ctx, input }) => {
    await ctx.clients.channel.leaveChannel(input, ctx.call)
  }),
  addChannelMembers: use
    .input(z.strictObject({ ...one, memberIds }))
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.channel.addChannelMembers(input, ctx.call))),
  removeChannelMember: use
    .input(z.strictObject({ ...one, memberId: uuid }))
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.channel.removeChannelMember(input, ctx.call))),
  /** The discussion of a document that the person may read; made when it is opened for the first time. */
  openDiscussion: use
    .input(z.strictObject({ kind: z.enum(['quote', 'order', 'shipment']), id: uuid }))
    .mutation(async ({ ctx, input }) => viewOf('channel', await ctx.clients.channel.openDiscussion(input, ctx.call))),
  /** The same people always have the same conversation; nobody else is a place for notes of one's own. */
  openDirect: use
    .input(z.strictObject({ memberIds: z.array(uuid).max(8, 'too_many') }))
    .mutation(async ({ ctx, input }) => viewOf('chat', await ctx.clients.chat.openDirect(input, ctx.call))),
}
