import { type Plain, plain, procedure, type SignedInContext, text, uuid } from '@torrent/bff-kit'
import type { SyncResponse } from '@torrent/contracts/conversation'
import type { ConversationHome } from '@torrent/contracts/realtime'
import { z } from 'zod'
import { type ConversationView, viewOf } from './conversation-view.ts'
import { seq, service } from './inputs.ts'

const use = procedure('chat.use')
const one = { service, conversationId: uuid }

/** Conversations, and what each of them is to the person who asks. */
export const conversationProcedures = {
  /** Those of one service that the person is a member of, and where their own log was at that moment. */
  conversations: use.input(z.strictObject({ service })).query(async ({ ctx, input: { service } }) => {
    const { conversations, personalSeq } = await ctx.clients.conversations[service].listConversations({}, ctx.call)
    return { conversations: conversations.map(each => viewOf(service, each)), personalSeq }
  }),
  /** One by its id alone, as an address names it. */
  conversation: use.input(z.strictObject({ id: uuid })).query(({ ctx, input }) => findConversation(ctx, input.id)),
  conversationMembers: use
    .input(z.strictObject({ ...one, text: text(100).default(''), limit: z.int().min(1).max(200).default(50) }))
    .query(async ({ ctx, input: { service, ...input } }) => {
      const { members, total } = await ctx.clients.conversations[service].listMembers(input, ctx.call)
      return { members: plain(members), total }
    }),
  /** What happened since, in order and once. At most 40 conversations at a time: the question travels in an address. */
  sync: use
    .input(
      z.strictObject({
        service,
        /** -1: not interested in the person's own log. */
        personalAfter: z.int().min(-1).max(2_000_000_000).default(-1),
        conversations: z
          .array(z.strictObject({ conversationId: uuid, afterSeq: seq }))
          .max(40, 'too_many')
          .default([]),
      }),
    )
    .query(async ({ ctx, input: { service, ...input } }): Promise<Plain<SyncResponse>> => {
      return plain(await ctx.clients.conversations[service].sync(input, ctx.call))
    }),
  /** `back` marks as unread from there on. */
  markRead: use
    .input(z.strictObject({ ...one, seq, back: z.boolean().default(false) }))
    .mutation(async ({ ctx, input: { service, ...input } }) =>
      viewOf(service, await ctx.clients.conversations[service].markRead(input, ctx.call)),
    ),
  saveDraft: use
    .input(z.strictObject({ ...one, draft: text(10_000) }))
    .mutation(async ({ ctx, input: { service, ...input } }) => {
      await ctx.clients.conversations[service].saveDraft(input, ctx.call)
    }),
  /** What is worth a notification here. */
  setLevel: use
    .input(z.strictObject({ ...one, level: z.enum(['all', 'mentions', 'none']) }))
    .mutation(async ({ ctx, input: { service, ...input } }) =>
      viewOf(service, await ctx.clients.conversations[service].setLevel(input, ctx.call)),
    ),
  setFavourite: use
    .input(z.strictObject({ ...one, on: z.boolean() }))
    .mutation(async ({ ctx, input: { service, ...input } }) =>
      viewOf(service, await ctx.clients.conversations[service].setFavourite(input, ctx.call)),
    ),
}

/**
 * Asks both services at once: an address does not say which one keeps the conversation.
 * @throws `not_found`, also for what the person may not know of
 */
async function findConversation(ctx: SignedInContext, id: string): Promise<ConversationView> {
  const homes: readonly ConversationHome[] = ['channel', 'chat']
  const answers = await Promise.allSettled(
    homes.map(async home => viewOf(home, await ctx.clients.conversations[home].getConversation({ id }, ctx.call))),
  )
  const failures: unknown[] = []
  for (const answer of answers) {
    if (answer.status === 'fulfilled') return answer.value
    failures.push(answer.reason)
  }
  // One that cannot be asked now may be the one that has it: it is not lost, only out of reach.
  throw failures.find(failure => !isNotFound(failure)) ?? failures[0]
}

function isNotFound(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'not_found'
}
