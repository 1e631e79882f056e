import { Refused, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { appendEvent, publishEvent } from './conversation-log.ts'
import {
  type AttachmentRecord,
  type DocumentPostingRecord,
  findMessage,
  type MessageRecord,
  type MessageRow,
  toMessages,
} from './message-rows.ts'
import { rememberPeople } from './people.ts'
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

/** Adds a message to a conversation that this transaction holds, and tells everybody who follows it. */
export async function insertMessage(work: Work, message: CheckedMessage): Promise<MessageRecord> {
  const { tx } = work
  const { id, conversationId, root, author, kind, body, mentions, mentionsAll, attachments, document } = message
  await rememberPeople(tx, [author])
  const event = await appendEvent(work, { conversationId, type: 'posted', actor: author, messageId: id })
  const { seq, at } = event
  const inserted = await rows(
    tx,
    sql`insert into messages (id, conversation_id, seq, root_id, author_id, kind, body, at, mentions, mentions_all,
        attachments, document)
      values (${id}, ${conversationId}, ${seq}, ${root?.id ?? null}, ${author.id}, ${kind}, ${body}, ${at},
        ${sql.param([...mentions])}::text[], ${mentionsAll}, ${JSON.stringify(attachments)}::jsonb,
        ${document ? JSON.stringify(document) : null}::jsonb)
      on conflict (tenant_id, id) do nothing returning 1`,
  )
  // In another conversation at this very moment; in this one it would have been seen before.
  if (inserted.length === 0) throw new Refused('already_exists', 'id')
  await noteMentions(work, { conversationId, seq, author, mentions, mentionsAll })
  if (kind === 'text') {
    const withFiles = attachments.length > 0
    await indexMessages(work, [{ id, conversationId, authorId: author.id, body, at, withFiles }])
  }
  if (root) {
    await noteReply(work, root, author, at)
    await followThread(work, { conversationId, rootId: root.id, people: threadPeople(root, message) })
  }
  const stored = await findMessage(tx, conversationId, id)
  const first = root && (await findMessage(tx, conversationId, root.id))
  const [told, toldRoot] = await toMessages(
    tx,
    [stored, first].filter(row => row !== undefined),
  )
  if (!told) throw new Error('a message that was just written is not there')
  await publishEvent(work, event, { message: told, root: toldRoot })
  return told
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

/** The replies of a thread, counted again after one was deleted. */
export async function recountReplies({ tx }: Work, rootId: string): Promise<void> {
  await tx.execute(
    sql`with replies as (select author_id, seq, at from messages where root_id = ${rootId} and not deleted)
      update messages set reply_count = (select count(*) from replies), last_reply_at = (select max(at) from replies),
        repliers = array(
          select author_id from replies group by author_id order by max(seq) desc limit ${MOST_REPLIERS})
      where id = ${rootId}`,
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
