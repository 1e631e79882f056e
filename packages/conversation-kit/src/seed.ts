import { sql } from 'drizzle-orm'
import { createConversation, type NewConversation } from './conversation-changes.ts'
import { lockConversation } from './conversation-row.ts'
import type { AttachmentRecord, DocumentPostingRecord, StoredReaction } from './message-rows.ts'
import type { Conversations } from './open-conversations.ts'
import { rememberPeople } from './people.ts'
import type { Person } from './person.ts'
import { EVERYBODY, recountReplies } from './post-message.ts'
import { indexMessages } from './search/index-messages.ts'
import type { Work } from './work.ts'

/** A message that was written some time ago. */
export interface SeededMessage {
  /** UUID */
  id: string
  author: Person
  /** ISO 8601 */
  at: string
  body: string
  /** The thread's first message, which comes before it. */
  rootId?: string
  /** Member ids. */
  mentions?: readonly string[]
  mentionsAll?: boolean
  reactions?: readonly StoredReaction[]
  attachments?: readonly AttachmentRecord[]
  document?: DocumentPostingRecord
  pinned?: boolean
}

export interface SeededConversation extends NewConversation {
  messages: readonly SeededMessage[]
  /** How many of the newest messages a member has not read; everything is read by who is left out. */
  unread?: Readonly<Record<string, number>>
}

/** Rows in one statement. */
const BATCH = 1_000

/**
 * Makes conversations with a past, for demos and measurements: at most once each, whatever happens in them later. The
 * past is published to nobody.
 */
export async function seedConversations(
  { transaction }: Conversations,
  tenant: string,
  wanted: readonly SeededConversation[],
): Promise<void> {
  for (const { messages, unread, ...conversation } of wanted) {
    await transaction(tenant, async work => {
      await createConversation(work, conversation)
      await seedMessages(work, conversation.id, messages, unread)
    })
  }
}

/** Adds messages of some time ago to a conversation that there is; none when the first of them is there. */
export async function seedMessages(
  work: Work,
  conversationId: string,
  messages: readonly SeededMessage[],
  unread: Readonly<Record<string, number>> = {},
): Promise<void> {
  const { tx } = work
  const conversation = await lockConversation(work, conversationId)
  const sorted = [...messages].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const first = sorted[0]
  if (!conversation || !first) return
  const present = await tx.execute(sql`select 1 from messages where id = ${first.id}`)
  if (present.rows.length > 0) return
  await rememberPeople(tx, [...new Map(sorted.map(({ author }) => [author.id, author])).values()])
  const numbered = sorted.map((message, index) => ({ ...message, seq: conversation.lastSeq + 1 + index }))
  for (let from = 0; from < numbered.length; from += BATCH)
    await insertBatch(work, conversationId, numbered.slice(from, from + BATCH))
  const roots = new Set(sorted.map(({ rootId }) => rootId))
  await recountReplies(
    work,
    [...roots].filter(id => id !== undefined),
  )
  const lastSeq = conversation.lastSeq + numbered.length
  await tx.execute(
    sql`update conversations set last_seq = ${lastSeq}, last_at = ${sorted.at(-1)?.at ?? null}::timestamptz,
      created_at = least(created_at, ${first.at}::timestamptz) where id = ${conversationId}`,
  )
  await tx.execute(
    sql`update members set joined_at = least(joined_at, ${first.at}::timestamptz)
      where conversation_id = ${conversationId}`,
  )
  await tx.execute(
    sql`update marks set read_seq = ${lastSeq} - coalesce((${JSON.stringify(unread)}::jsonb ->> member_id)::int, 0)
      where conversation_id = ${conversationId}`,
  )
}

async function insertBatch(
  work: Work,
  conversationId: string,
  messages: readonly (SeededMessage & { seq: number })[],
): Promise<void> {
  const records = messages.map(message => ({
    id: message.id,
    seq: message.seq,
    root_id: message.rootId ?? null,
    author_id: message.author.id,
    kind: message.document ? 'document' : 'text',
    body: message.body,
    at: new Date(message.at).toISOString(),
    pinned: message.pinned ?? false,
    mentions: message.mentions ?? [],
    mentions_all: message.mentionsAll ?? false,
    reactions: message.reactions ?? [],
    attachments: message.attachments ?? [],
    document: message.document ?? null,
    named: [...(message.mentions ?? []), ...(message.mentionsAll ? [EVERYBODY] : [])],
  }))
  await work.tx.execute(
    sql`with given as (
        select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, seq int, root_id uuid,
          author_id text, kind text, body text, at timestamptz, pinned boolean, mentions text[], mentions_all boolean,
          reactions jsonb, attachments jsonb, document jsonb, named text[])
      ), told as (
        insert into events (conversation_id, seq, type, actor_id, at, message_id)
        select ${conversationId}, seq, 'posted', author_id, at, id from given
      ), named as (
        insert into mentions (conversation_id, member_id, seq, author_id)
        select ${conversationId}, person, seq, author_id from given, unnest(named) as person on conflict do nothing
      ), threads as (
        insert into thread_people (member_id, root_id, conversation_id)
        select author_id, root_id, ${conversationId}::uuid from given where root_id is not null
        union
        select root.author_id, root.id, ${conversationId}::uuid from given join given root on root.id = given.root_id
        on conflict do nothing
      )
      insert into messages (id, conversation_id, seq, root_id, author_id, kind, body, at, pinned, mentions, mentions_all,
        reactions, attachments, document)
      select id, ${conversationId}, seq, root_id, author_id, kind, body, at, pinned, mentions, mentions_all, reactions,
        attachments, document from given`,
  )
  const said = messages.filter(({ document }) => document === undefined)
  await indexMessages(
    work,
    said.map(({ id, author, body, at, attachments = [] }) => ({
      ...{ id, conversationId, authorId: author.id, body, at, withFiles: attachments.length > 0 },
    })),
  )
}
