import type { SearchMessagesRequest } from '@torrent/contracts/conversation'
import type { Principal } from '@torrent/policy'
import { rows } from '@torrent/service-kit'
import { type SQL, sql } from 'drizzle-orm'
import { readAccess, readable, readableDocuments } from '../access.ts'
import type { Work } from '../work.ts'
import { type Criteria, readCriteria } from './criteria.ts'
import { type Place, writeCursor } from './cursor.ts'
import { highlight, type TextPart } from './highlight.ts'
import { conversationTerm, kindTerm, OPEN } from './terms.ts'
import { beginOf, type Stretch, stretches } from './time-terms.ts'

/** Up to so many conversations are looked for by their terms; somebody who is in more of them reads most there is. */
const MAX_SCOPE = 64

export interface FoundMessage {
  messageId: string
  conversationId: string
  parts: TextPart[]
}

export interface SearchResult {
  /** Newest first. */
  found: FoundMessage[]
  /** Empty when there is nothing more. */
  cursor: string
}

interface Row extends Place {
  conversationId: string
  body: string
}

/**
 * Messages that this person may read at this moment, newest first. Refused: `required`, `invalid`, `too_long`,
 * `not_found` for a conversation that they may not know of.
 */
export async function searchMessages(
  work: Work,
  viewer: Principal,
  request: SearchMessagesRequest,
): Promise<SearchResult> {
  const criteria = readCriteria(request, Date.now())
  if (!criteria) return { found: [], cursor: '' }
  const { conversationId, limit, query } = criteria
  if (conversationId !== undefined) await readAccess(work, viewer, conversationId)
  const scope = conversationId === undefined ? await scopeOf(work, viewer) : []
  const list: Row[] = []
  for (const stretch of stretches(work.tenant, criteria.days)) {
    // One more than asked for: whether there is another page.
    list.push(...(await findIn(work, viewer, criteria, scope, stretch, limit + 1 - list.length)))
    if (list.length > limit) break
  }
  const page = list.slice(0, limit)
  const last = page.at(-1)
  return {
    found: page.map(({ id, conversationId: where, body }) => ({
      messageId: id,
      conversationId: where,
      parts: highlight(body, query.phrases),
    })),
    cursor: list.length > limit && last ? writeCursor(last) : '',
  }
}

/**
 * Terms of which every message that this person may read has one; empty where there are too many of them. They only
 * keep the search from gathering what it would throw away.
 */
async function scopeOf({ tx }: Work, viewer: Principal): Promise<string[]> {
  const list = await rows<{ id: string }>(
    tx,
    sql`select c.id from members m join conversations c on c.id = m.conversation_id
        where m.member_id = ${viewer.subject} and not c.born_open and c.kind <> 'document'
      union all select id from conversations where open and not born_open
      limit ${MAX_SCOPE + 1}`,
  )
  if (list.length > MAX_SCOPE) return []
  return [OPEN, ...readableDocuments(viewer).map(kindTerm), ...new Set(list.map(({ id }) => conversationTerm(id)))]
}

function findIn(
  { tx }: Work,
  viewer: Principal,
  criteria: Criteria,
  scope: readonly string[],
  { terms, from, until }: Stretch,
  limit: number,
): Promise<Row[]> {
  // Each a condition of its own: the index leaps from one to the next, but weighs a single long one for every message.
  // Time comes first: messages of a time lie together, so that of two frequent words that never meet it sees no others.
  const wanted = [anyOf(terms), ...criteria.terms.map(quoted), ...(scope.length > 0 ? [anyOf(scope)] : [])]
  const matches = sql.join(
    wanted.map(query => sql`s.terms @@ ${query}::tsquery`),
    sql` and `,
  )
  return rows<Row>(
    tx,
    // Bodies are read of the page alone: inside, whatever was found is sorted.
    sql`select f.message_id as id, f.conversation_id as "conversationId", f.at, m.body from (
        select s.message_id, s.conversation_id, (extract(epoch from s.at) * 1000)::float8 as at
        from message_search s join conversations c on c.id = s.conversation_id
        where ${matches} and ${readable(viewer)} and ${conditions(criteria)}
          and s.at >= ${instant(beginOf(from))} and s.at < ${instant(beginOf(until))}
        order by s.at desc, s.message_id desc limit ${limit}
      ) f join messages m on m.id = f.message_id order by f.at desc, f.message_id desc`,
  )
}

/** What the terms only come near to. */
function conditions({ query, conversationId, authorId, from, until, after }: Criteria): SQL {
  const list = query.phrases.map(({ text }) => sql`s.text like ${`%${text}%`}`)
  if (conversationId !== undefined) list.push(sql`s.conversation_id = ${conversationId}`)
  if (authorId !== undefined) list.push(sql`s.author_id = ${authorId}`)
  if (from !== undefined) list.push(sql`s.at >= ${instant(from)}`)
  if (until !== undefined) list.push(sql`s.at < ${instant(until)}`)
  if (after) list.push(sql`(s.at, s.message_id) < (${instant(after.at)}, ${after.id}::uuid)`)
  return list.length === 0 ? sql`true` : sql.join(list, sql` and `)
}

function instant(ms: number): SQL {
  return sql`${new Date(ms).toISOString()}::timestamptz`
}

function anyOf(terms: readonly string[]): string {
  return `(${terms.map(quoted).join(' | ')})`
}

/** Terms hold letters, digits, marks, `#` and `:`; none of them ends the quoting. */
function quoted(term: string): string {
  return `'${term}'`
}
