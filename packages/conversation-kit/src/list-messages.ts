import type { ListMessagesRequest } from '@torrent/contracts/conversation'
import type { Principal } from '@torrent/policy'
import { Refused, requireLimit, requireUuid, rows } from '@torrent/service-kit'
import { type SQL, sql } from 'drizzle-orm'
import { readAccess } from './access.ts'
import { checkSeq, optionalUuid } from './message-checks.ts'
import { findMessage, type MessageRecord, type MessageRow, selectMessages, toMessages } from './message-rows.ts'
import type { Work } from './work.ts'

/** What one answer carries at most, in characters: it has to fit into a message of gRPC. */
const MOST_TEXT = 400_000

/** The form, for years of four digits; others are none that the database knows. */
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/

export interface MessagePage {
  messages: MessageRecord[]
  hasBefore: boolean
  hasAfter: boolean
  lastSeq: number
}

/** Messages in order and whether there are more beyond. */
interface Range {
  found: MessageRow[]
  more: boolean
}

/**
 * A page of a conversation, or of one of its threads, by ascending sequence. Refused: what `readAccess` refuses,
 * `invalid` for more than one place to begin at, `not_found` for a message that is not in the conversation.
 */
export async function listMessages(work: Work, viewer: Principal, request: ListMessagesRequest): Promise<MessagePage> {
  const { beforeSeq, afterSeq, aroundId, aroundTime } = request
  const limit = requireLimit(request.limit, 50)
  const rootId = optionalUuid(request.rootId, 'rootId')
  if ([beforeSeq !== 0, afterSeq !== 0, aroundId !== '', aroundTime !== ''].filter(Boolean).length > 1)
    throw new Refused('invalid')
  const { conversation } = await readAccess(work, viewer, request.conversationId)
  const list = new MessageList(work, viewer.subject, conversation.id, rootId)
  const { lastSeq } = conversation
  const page = async (before: Range | undefined, after: Range | undefined) => ({
    messages: await toMessages(work.tx, [...(before?.found ?? []), ...(after?.found ?? [])]),
    hasBefore: before?.more ?? (await list.hasBefore(after?.found[0]?.seq)),
    hasAfter: after?.more ?? (await list.hasAfter(before?.found.at(-1)?.seq)),
    lastSeq,
  })
  if (beforeSeq !== 0) return page(await list.before(checkSeq(beforeSeq, 'beforeSeq'), limit), undefined)
  if (afterSeq !== 0) return page(undefined, await list.after(checkSeq(afterSeq, 'afterSeq'), limit))
  const middle =
    aroundId !== '' ? await list.placeOf(aroundId) : aroundTime !== '' ? await list.at(aroundTime) : undefined
  if (middle === undefined) {
    const newest = await list.before(undefined, limit)
    return page(newest, { found: [], more: false })
  }
  const half = Math.floor(limit / 2)
  return page(await list.before(middle, half), await list.after(middle - 1, limit - half))
}

/** The messages of a conversation that are no replies, or the replies of a thread. */
class MessageList {
  private readonly work: Work
  private readonly viewerId: string
  private readonly conversationId: string
  private readonly rootId: string | undefined
  private readonly within: SQL

  constructor(work: Work, viewerId: string, conversationId: string, rootId: string | undefined) {
    this.work = work
    this.viewerId = viewerId
    this.conversationId = conversationId
    this.rootId = rootId
    this.within =
      rootId === undefined
        ? sql`m.conversation_id = ${conversationId} and m.root_id is null`
        : sql`m.root_id = ${rootId} and m.conversation_id = ${conversationId}`
  }

  /** The last ones before a sequence, or of all. */
  async before(seq: number | undefined, limit: number): Promise<Range> {
    const { found, more } = await this.read(seq === undefined ? sql`true` : sql`m.seq < ${seq}`, 'desc', limit)
    return { found: found.reverse(), more }
  }

  /** The first ones after a sequence. */
  after(seq: number, limit: number): Promise<Range> {
    return this.read(sql`m.seq > ${seq}`, 'asc', limit)
  }

  async hasBefore(seq: number | undefined): Promise<boolean> {
    return seq !== undefined && (await this.before(seq, 1)).found.length > 0
  }

  async hasAfter(seq: number | undefined): Promise<boolean> {
    return seq !== undefined && (await this.after(seq, 1)).found.length > 0
  }

  /** Where a message is in this list; of a reply, in the list of what is none, its thread. */
  async placeOf(messageId: string): Promise<number> {
    const { tx } = this.work
    const message = await findMessage(tx, this.conversationId, requireUuid(messageId, 'aroundId'))
    if (!message) throw new Refused('not_found', 'aroundId')
    if (this.rootId !== undefined || message.rootId === null) return message.seq
    return (await findMessage(tx, this.conversationId, message.rootId))?.seq ?? message.seq
  }

  /** Where a time is in this list; undefined behind the last message. */
  async at(time: string): Promise<number | undefined> {
    const moment = new Date(time)
    if (!RFC_3339.test(time) || Number.isNaN(moment.getTime())) throw new Refused('invalid', 'aroundTime')
    const [row] = await rows<{ seq: number }>(
      this.work.tx,
      sql`select m.seq from messages m where ${this.within} and m.at >= ${moment.toISOString()} order by m.at, m.seq limit 1`,
    )
    return row?.seq
  }

  private async read(where: SQL, order: 'asc' | 'desc', limit: number): Promise<Range> {
    const rest = sql`where ${this.within} and ${where} order by m.seq ${sql.raw(order)} limit ${limit + 1}`
    const found = await selectMessages(this.work.tx, rest, this.viewerId)
    const kept = withinSize(found.slice(0, limit))
    return { found: kept, more: found.length > kept.length }
  }
}

/** The first messages that fit into one answer; one at least. */
function withinSize(found: MessageRow[]): MessageRow[] {
  let text = 0
  const end = found.findIndex(({ body }, index) => {
    text += body.length
    return text > MOST_TEXT && index > 0
  })
  return end < 0 ? found : found.slice(0, end)
}
