import { Refused, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { constraintOf } from './constraint.ts'
import { appendEvent, type Numbered, publishEvent } from './conversation-log.ts'
import {
  type AttachmentRecord,
  type DocumentPostingRecord,
  findMessage,
  type MessageRecord,
  type MessageRow,
  toMessages,
} from './message-rows.ts'
import type { Person } from './person.ts'
import { indexMessages } from './search/index-messages.ts'
import type { Work } from './work.ts'

/** Everybody in the conversation, as one who is named. */
export const EVERYBODY = 'all'

const MOST_REPLIERS = 5

/** A message with everything about it checked. */
export interface CheckedMessage {
  id: string
  conversationId: string
  /** The first message of the thread. */
  root: MessageRow | undefined
  author: Person
  kind: 'text' | 'document'
  body: string
  mentions: readonly string[]
  mentionsAll: boolean
  attachments: readonly AttachmentRecord[]
  document?: DocumentPostingRecord
}

/** Whether there is a message of this id, and where. */
export async function placeOf(
  tx: Transaction,
  id: string,
): Promise<{ conversationId: string; authorId: string } | undefined> {
  const [row] = await rows<{ conversationId: string; authorId: string }>(
    tx,
    sql`select conversation_id as "conversationId", author_id as "authorId" from messages where id = ${id}`,
  )
  return row
}

/**
 * Adds a message to a conversation that this transaction holds, and tells everybody who follows it. The author is known
 * (`rememberPeople`). Refused: `already_exists` for an id that is used in another conversation at this very moment.
 */
export async function insertMessage(work: Work, message: CheckedMessage): Promise<MessageRecord> {
  const { tx } = work
  const { id, conversationId, root, author, kind, body, mentions, mentionsAll, attachments } = message
  const event = await appendMessage(work, message)
  const { seq, at } = event
  await noteMentions(work, { conversationId, seq, author, mentions, mentionsAll })
  if (kind === 'text') {
    const withFiles = attachments.length > 0
    await indexMessages(work, [{ id, conversationId, authorId: author.id, body, at, withFiles }])
  }
  if (root) {
    await noteReply(work, root, author, at)
    await followThread(work, { conversationId, rootId: root.id, people: threadPeople(root, message) })
  }
  const first = root && (await findMessage(tx, conversationId, root.id))
  const written = [asStored(message, event), ...(first ? [first] : [])]
  const [told, toldRoot] = await toMessages(tx, written, [author])
  if (!told) throw new Error('a message that was just written is not there')
  await publishEvent(work, event, { message: told, root: toldRoot })
  return told
}

async function appendMessage(work: Work, message: CheckedMessage): Promise<Numbered> {
  const { id, conversationId, root, author, kind, body, mentions, mentionsAll, attachments, document } = message
  const row = sql`insert into messages (id, conversation_id, seq, root_id, author_id, kind, body, at, mentions,
      mentions_all, attachments, document)
    select ${id}::uuid, ${conversationId}::uuid, moved.seq, ${root?.id ?? null}::uuid, ${author.id}, ${kind}, ${body},
      moved.last_at, ${sql.param([...mentions])}::text[], ${mentionsAll}::boolean,
      ${JSON.stringify(attachments)}::jsonb, ${document ? JSON.stringify(document) : null}::jsonb
    from moved`
  try {
    return await appendEvent(work, { conversationId, type: 'posted', actor: author, messageId: id }, row)
  } catch (error) {
    // In this conversation it would have been seen before.
    if (constraintOf(error) === 'messages_pkey') throw new Refused('already_exists', 'id')
    throw error
  }
}

function asStored(message: CheckedMessage, { seq, at }: Numbered): MessageRow {
  const { id, conversationId, root, author, kind, body, mentions, mentionsAll, attachments, document } = message
  return {
    ...{ id, conversationId, seq, at, kind, body, mentionsAll, rootId: root?.id ?? null, authorId: author.id },
    ...{ mentions: [...mentions], attachments: [...attachments], document: document ?? null, reactions: [] },
    ...{ editedAt: null, deleted: false, pinned: false, saved: false },
    ...{ replyCount: 0, lastReplyAt: null, repliers: [] },
  }
}

/** Writes down who is named. */
export async function noteMentions(
  { tx }: Work,
  message: { conversationId: string; seq: number; author: Person; mentions: readonly string[]; mentionsAll: boolean },
): Promise<void> {
  const { conversationId, seq, author, mentions, mentionsAll } = message
  const named = mentionsAll ? [EVERYBODY, ...mentions] : [...mentions]
  if (named.length === 0) return
  await tx.execute(
    sql`insert into mentions (conversation_id, member_id, seq, author_id)
      select ${conversationId}, id, ${seq}, ${author.id} from unnest(${sql.param(named)}::text[]) as named(id)
      on conflict do nothing`,
  )
}

/** Takes back who was named in a message, before it names others or nobody. */
export async function forgetMentions({ tx }: Work, message: MessageRow): Promise<void> {
  const { conversationId, seq, mentions } = message
  await tx.execute(
    sql`delete from mentions where conversation_id = ${conversationId} and seq = ${seq}
      and member_id = any(${sql.param([EVERYBODY, ...mentions])}::text[])`,
  )
}

/** Makes these people find the thread among theirs. */
export async function followThread(
  { tx }: Work,
  thread: { conversationId: string; rootId: string; people: readonly string[] },
): Promise<void> {
  const { conversationId, rootId, people } = thread
  if (people.length === 0) return
  await tx.execute(
    sql`insert into thread_people (member_id, root_id, conversation_id)
      select id, ${rootId}, ${conversationId} from unnest(${sql.param([...people])}::text[]) as p(id)
      on conflict do nothing`,
  )
}

/** The replies of these threads, counted again after some were deleted or came without being counted. */
export async function recountReplies({ tx }: Work, rootIds: readonly string[]): Promise<void> {
  const replies = sql`from messages m where m.root_id = root.id and not m.deleted`
  await tx.execute(
    sql`update messages root set reply_count = (select count(*) ${replies}),
        last_reply_at = (select max(m.at) ${replies}),
        repliers = array(
          select m.author_id ${replies} group by m.author_id order by max(m.seq) desc limit ${MOST_REPLIERS})
      where root.id = any(${sql.param([...rootIds])}::uuid[])`,
  )
}

async function noteReply({ tx }: Work, root: MessageRow, author: Person, at: string): Promise<void> {
  const repliers = [author.id, ...root.repliers.filter(id => id !== author.id)].slice(0, MOST_REPLIERS)
  await tx.execute(
    sql`update messages set reply_count = reply_count + 1, last_reply_at = ${at},
      repliers = ${sql.param(repliers)}::text[] where id = ${root.id}`,
  )
}

/** Who began the thread, replied or was named in it. */
function threadPeople(root: MessageRow, { author, mentions }: CheckedMessage): string[] {
  const people = [root.authorId, ...root.mentions, author.id, ...mentions]
  return [...new Set(people)].filter(id => !id.startsWith('service:'))
}
