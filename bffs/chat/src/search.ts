import { optionalUuid, procedure, text } from '@torrent/bff-kit'
import type { FoundMessage } from '@torrent/contracts/conversation'
import type { ConversationHome } from '@torrent/contracts/realtime'
import { z } from 'zod'
import { mergePages, type Position, type SourcePage } from './merge-pages.ts'

const HOMES: readonly ConversationHome[] = ['channel', 'chat']
const START: Position = { cursor: '', skip: 0 }

const position = z.strictObject({ cursor: text(500), skip: z.int().min(0).max(100) })
const positions = z.strictObject({ channel: position.optional(), chat: position.optional() })
/** RFC 3339 in UTC, or nothing. */
const instant = z.union([z.literal(''), z.iso.datetime()])

const input = z.strictObject({
  text: text(200),
  /** Only in one conversation; then `service` says who keeps it. */
  service: z.enum(['', 'channel', 'chat']).default(''),
  conversationId: optionalUuid.default(''),
  authorId: optionalUuid.default(''),
  fromTime: instant.default(''),
  untilTime: instant.default(''),
  withFiles: z.boolean().default(false),
  limit: z.int().min(1).max(50).default(20),
  /** From the last answer. */
  positions: positions.optional(),
})

/** A message that was found, and the service that keeps its conversation. */
export interface FoundHere extends Omit<FoundMessage, '$typeName' | '$unknown'> {
  service: ConversationHome
}

/** Messages of channels, discussions, rooms and direct messages together, the newest first. */
export const searchProcedures = {
  searchMessages: procedure('chat.use')
    .input(input)
    .query(async ({ ctx, input: { service, positions: asked, ...filters } }) => {
      const from: z.infer<typeof positions> =
        asked ?? (service === '' ? { channel: START, chat: START } : { [service]: START })
      const pages: Record<string, SourcePage<FoundHere>> = {}
      await Promise.all(
        HOMES.map(async home => {
          const begin = from[home]
          if (!begin) return
          const answer = await ctx.clients.conversations[home].searchMessages(
            { ...filters, cursor: begin.cursor },
            ctx.call,
          )
          const items = answer.found.map(({ message, parts }) => ({ message, parts, service: home }))
          pages[home] = { from: begin, items, next: answer.cursor }
        }),
      )
      const merged = mergePages(pages, isNewer, filters.limit)
      return { found: merged.items, positions: positions.parse(merged.positions) }
    }),
}

function isNewer(a: FoundHere, b: FoundHere): boolean {
  return (a.message?.at ?? '') > (b.message?.at ?? '')
}
