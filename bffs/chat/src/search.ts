import { optionalUuid, type Plain, plain, procedure, text } from '@torrent/bff-kit'
import type { FoundMessage } from '@torrent/contracts/conversation'
import type { ConversationHome } from '@torrent/contracts/realtime'
import { z } from 'zod'
import { direction } from './inputs.ts'
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
  /** From the last answer; empty for the first page. */
  cursor: text(2000).refine(isCursor, 'invalid').default(''),
  direction,
})

/** A message that was found, and the service that keeps its conversation. */
export interface FoundHere extends Plain<FoundMessage> {
  service: ConversationHome
}

/** Messages of channels, discussions, rooms and direct messages together, the newest first. */
export const searchProcedures = {
  searchMessages: procedure('chat.use')
    .input(input)
    .query(async ({ ctx, input: { service, cursor, direction: _, ...filters } }) => {
      const from = readCursor(cursor) ?? (service === '' ? { channel: START, chat: START } : { [service]: START })
      const pages: Record<string, SourcePage<FoundHere>> = {}
      await Promise.all(
        HOMES.map(async home => {
          const begin = from[home]
          if (!begin) return
          const answer = await ctx.clients.conversations[home].searchMessages(
            { ...filters, cursor: begin.cursor },
            ctx.call,
          )
          const items = answer.found.map(found => ({ ...plain(found), service: home }))
          pages[home] = { from: begin, items, next: answer.cursor }
        }),
      )
      const merged = mergePages(pages, isNewer, filters.limit)
      const isOver = Object.keys(merged.positions).length === 0
      return { found: merged.items, cursor: isOver ? null : JSON.stringify(merged.positions) }
    }),
}

/** Undefined on the first page. */
function readCursor(cursor: string): z.infer<typeof positions> | undefined {
  return cursor === '' ? undefined : positions.parse(JSON.parse(cursor))
}

function isCursor(cursor: string): boolean {
  try {
    readCursor(cursor)
    return true
  } catch {
    return false
  }
}

function isNewer(a: FoundHere, b: FoundHere): boolean {
  return (a.message?.at ?? '') > (b.message?.at ?? '')
}
