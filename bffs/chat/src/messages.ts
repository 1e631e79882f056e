import { optionalUuid, plain, procedure, text, uuid } from '@torrent/bff-kit'
import type { ConversationHome } from '@torrent/contracts/realtime'
import { z } from 'zod'
import { message, said, seq, service } from './inputs.ts'

const use = procedure('chat.use')
const at = { service, conversationId: uuid, messageId: uuid }
const HOMES: readonly ConversationHome[] = ['channel', 'chat']
/** RFC 3339 with its zone, or nothing. */
const instant = z.union([z.literal(''), z.iso.datetime({ offset: true })])

/** What is said. Ids of messages are made by the browser: the same id again is the same message. */
export const messageProcedures = {
  /** At most one of `beforeSeq`, `afterSeq`, `aroundId` and `aroundTime`; none: the newest. */
  messages: use
    .input(
      z.strictObject({
        service,
        conversationId: uuid,
        /** Only the replies of this message. */
        rootId: optionalUuid.default(''),
        beforeSeq: seq.default(0),
        afterSeq: seq.default(0),
        aroundId: optionalUuid.default(''),
        aroundTime: instant.default(''),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .query(async ({ ctx, input: { service, ...input } }) =>
      plain(await ctx.clients.conversations[service].listMessages(input, ctx.call)),
    ),
  message: use
    .input(z.strictObject(message))
    .query(async ({ ctx, input: { service, ...input } }) =>
      plain(await ctx.clients.conversations[service].getMessage(input, ctx.call)),
    ),
  post: use
    .input(
      z.strictObject({
        ...message,
        ...said,
        rootId: optionalUuid.default(''),
        fileIds: z.array(uuid).max(10, 'too_many').default([]),
      }),
    )
    .mutation(async ({ ctx, input: { service, ...input } }) =>
      plain(await ctx.clients.conversations[service].postMessage(input, ctx.call)),
    ),
  edit: use
    .input(z.strictObject({ ...message, ...said, baseEditedAt: instant.default('') }))
    .mutation(async ({ ctx, input: { service, ...input } }) =>
      plain(await ctx.clients.conversations[service].editMessage(input, ctx.call)),
    ),
  remove: use
    .input(z.strictObject(message))
    .mutation(async ({ ctx, input: { service, ...input } }) =>
      plain(await ctx.clients.conversations[service].deleteMessage(input, ctx.call)),
    ),
  /** `on: false` takes the reaction back. */
  react: use
    .input(z.strictObject({ ...at, emoji: text(64).min(1, 'required'), on: z.boolean() }))
    .mutation(async ({ ctx, input: { service, ...input } }) =>
      plain(await ctx.clients.conversations[service].react(input, ctx.call)),
    ),
  pin: use
    .input(z.strictObject({ ...at, on: z.boolean() }))
    .mutation(async ({ ctx, input: { service, ...input } }) =>
      plain(await ctx.clients.conversations[service].pin(input, ctx.call)),
    ),
  /** Kept for later by the person, seen by nobody else. */
  save: use
    .input(z.strictObject({ ...at, on: z.boolean() }))
    .mutation(async ({ ctx, input: { service, ...input } }) =>
      plain(await ctx.clients.conversations[service].save(input, ctx.call)),
    ),
  /** What a message said before. */
  edits: use
    .input(z.strictObject(at))
    .query(async ({ ctx, input: { service, ...input } }) =>
      plain((await ctx.clients.conversations[service].listEdits(input, ctx.call)).edits),
    ),
  pins: use
    .input(z.strictObject({ service, conversationId: uuid }))
    .query(async ({ ctx, input: { service, ...input } }) =>
      plain((await ctx.clients.conversations[service].listPins(input, ctx.call)).messages),
    ),
  /** Threads of the person in both services, the liveliest first. */
  threads: use.query(async ({ ctx }) => {
    const found = await Promise.all(
      HOMES.map(async service => {
        const { messages } = await ctx.clients.conversations[service].listThreads({}, ctx.call)
        return messages.map(each => ({ service, message: plain(each) }))
      }),
    )
    return found.flat().toSorted((a, b) => (a.message.lastReplyAt < b.message.lastReplyAt ? 1 : -1))
  }),
  /** What the person kept for later, in both services, the newest first. */
  saved: use.query(async ({ ctx }) => {
    const found = await Promise.all(
      HOMES.map(async service => {
        const { messages } = await ctx.clients.conversations[service].listSaved({}, ctx.call)
        return messages.map(each => ({ service, message: plain(each) }))
      }),
    )
    return found.flat().toSorted((a, b) => (a.message.at < b.message.at ? 1 : -1))
  }),
}
