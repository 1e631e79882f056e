import type { MessageInitShape } from '@bufbuild/protobuf'
import type { MessageSchema } from '@torrent/contracts/conversation'
import { rows, type Transaction } from '@torrent/service-kit'
import { type SQL, sql } from 'drizzle-orm'
import { namesOf } from './people.ts'
import type { Person } from './person.ts'

/** A message as the contract has it. */
export type MessageRecord = MessageInitShape<typeof MessageSchema> & {
  $typeName?: undefined
  id: string
  seq: number
  body: string
}

/** A file as the contract has it at a message. */
export interface AttachmentRecord {
  fileId: string
  name: string
  contentType: string
  sizeBytes: string
  width: number
  height: number
}

/** What happened to a document, as the contract has it at a message. */
export interface DocumentPostingRecord {
  kind: string
  id: string
  number: string
  change: string
  status: string
  version: number
  note: string
}

export interface StoredReaction {
  emoji: string
  /** Ids, in the order in which they reacted. */
  people: string[]
}

export interface MessageRow {
  id: string
  conversationId: string
  seq: number
  rootId: string | null
  authorId: string
  kind: string
  body: string
  at: string
  editedAt: string | null
  deleted: boolean
  pinned: boolean
  mentions: string[]
  mentionsAll: boolean
  reactions: StoredReaction[]
  attachments: AttachmentRecord[]
  document: DocumentPostingRecord | null
  replyCount: number
  lastReplyAt: string | null
  repliers: string[]
  saved: boolean
}

/**
 * Messages, from the table under the alias `m`. `rest` is what follows its name in the statement: joins, conditions,
 * order. With a viewer it is known which of them they saved.
 */
export function selectMessages(tx: Transaction, rest: SQL, viewerId?: string): Promise<MessageRow[]> {
  const saved =
    viewerId === undefined
      ? sql`false`
      : sql`exists (select from saved s where s.member_id = ${viewerId} and s.message_id = m.id)`
  return rows<MessageRow>(
    tx,
    sql`select m.id, m.conversation_id as "conversationId", m.seq, m.root_id as "rootId", m.author_id as "authorId",
        m.kind, m.body, m.at, m.edited_at as "editedAt", m.deleted, m.pinned, m.mentions,
        m.mentions_all as "mentionsAll", m.reactions, m.attachments, m.document, m.reply_count as "replyCount",
        m.last_reply_at as "lastReplyAt", m.repliers, ${saved} as saved
      from messages m ${rest}`,
  )
}

/** One message of a conversation as it is stored. */
export async function findMessage(
  tx: Transaction,
  conversationId: string,
  id: string,
  viewerId?: string,
): Promise<MessageRow | undefined> {
  const [row] = await selectMessages(tx, sql`where m.id = ${id} and m.conversation_id = ${conversationId}`, viewerId)
  return row
}

/** Messages by id as the contract has them; access is decided by the caller. */
export async function messagesById(
  tx: Transaction,
  ids: readonly string[],
  viewerId?: string,
): Promise<Map<string, MessageRecord>> {
  if (ids.length === 0) return new Map()
  const found = await selectMessages(tx, sql`where m.id = any(${sql.param([...ids])}::uuid[])`, viewerId)
  return new Map((await toMessages(tx, found)).map(message => [message.id, message]))
}

/** The same messages as the contract has them, with what people are called now; of the `met` that is known. */
export async function toMessages(
  tx: Transaction,
  found: readonly MessageRow[],
  met: readonly Person[] = [],
): Promise<MessageRecord[]> {
  const known = new Map(met.map(({ id, name }) => [id, name]))
  const unknown = found.flatMap(peopleIn).filter(id => !known.has(id))
  const names = new Map([...known, ...(await namesOf(tx, unknown))])
  const person = (id: string): Person => ({ id, name: names.get(id) ?? '' })
  return found.map(row => ({
    id: row.id,
    conversationId: row.conversationId,
    seq: row.seq,
    rootId: row.rootId ?? '',
    author: person(row.authorId),
    kind: row.kind,
    body: row.body,
    at: iso(row.at),
    editedAt: iso(row.editedAt),
    deleted: row.deleted,
    pinned: row.pinned,
    reactions: row.reactions.map(({ emoji, people }) => ({ emoji, people: people.map(person) })),
    attachments: row.attachments,
    mentions: row.mentions.map(person),
    mentionsAll: row.mentionsAll,
    replyCount: row.replyCount,
    lastReplyAt: iso(row.lastReplyAt),
    repliers: row.repliers.map(person),
    document: row.document ?? undefined,
    saved: row.saved,
  }))
}

function peopleIn({ authorId, mentions, repliers, reactions }: MessageRow): string[] {
  return [authorId, ...mentions, ...repliers, ...reactions.flatMap(({ people }) => people)]
}

/** A time of the database as ISO 8601 in UTC; empty for none. */
export function iso(time: string | null): string {
  return time === null ? '' : new Date(time).toISOString()
}
