import { sql } from 'drizzle-orm'
import type { Work } from '../work.ts'
import { comparableText, tokensOf } from './comparable.ts'
import { authorTerm, conversationTerm, kindTerm, OPEN, termsOf, WITH_FILES } from './terms.ts'
import { dayOf, timeTerms } from './time-terms.ts'

/** What of a message the search knows. */
export interface IndexedMessage {
  id: string
  conversationId: string
  authorId: string
  body: string
  at: Date | string
  withFiles: boolean
}

/** Makes messages found, or found by what they say now. To be called in the transaction that writes them. */
export async function indexMessages(
  work: Pick<Work, 'tx' | 'tenant'>,
  messages: readonly IndexedMessage[],
): Promise<void> {
  if (messages.length === 0) return
  const records = messages.map(({ id, conversationId, authorId, body, at, withFiles }) => {
    const tokens = tokensOf(body)
    const sent = new Date(at)
    return {
      message_id: id,
      conversation_id: conversationId,
      author_id: authorId,
      at: sent.toISOString(),
      text: comparableText(tokens),
      terms: [
        ...termsOf(tokens),
        conversationTerm(conversationId),
        ...timeTerms(work.tenant, dayOf(sent.getTime())),
        authorTerm(authorId),
        ...(withFiles ? [WITH_FILES] : []),
      ],
    }
  })
  await work.tx.execute(sql`
    insert into message_search (message_id, conversation_id, author_id, at, text, terms)
    select message_id, conversation_id, author_id, at, text, array_to_tsvector(terms
        || case when c.born_open then array[${OPEN}] else '{}' end
        || case when c.document_kind is null then '{}' else array[${kindTerm('')} || c.document_kind] end)
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(
        message_id uuid, conversation_id uuid, author_id text, at timestamptz, text text, terms text[])
      join conversations c on c.id = r.conversation_id
    on conflict (tenant_id, message_id) do update set text = excluded.text, terms = excluded.terms`)
}

/** Makes messages that were deleted be found no more. */
export async function unindexMessages({ tx }: Pick<Work, 'tx'>, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from message_search where message_id = any(${sql.param(ids)}::uuid[])`)
}
