import type { SearchMessagesRequest } from '@torrent/contracts/conversation'
import { Refused, requireLimit, requireUuid } from '@torrent/service-kit'
import { type Place, readCursor } from './cursor.ts'
import { readQuery, type SearchQuery } from './search-query.ts'
import { authorTerm, conversationTerm, WITH_FILES } from './terms.ts'
import { type Days, dayOf } from './time-terms.ts'

const DEFAULT_LIMIT = 20
/** No message is older than 2000-01-01. */
const FIRST_DAY = 10_957
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** What is looked for, checked. */
export interface Criteria {
  query: SearchQuery
  conversationId: string | undefined
  authorId: string | undefined
  /** Milliseconds since 1970; the first is included, the second is not. */
  from: number | undefined
  until: number | undefined
  withFiles: boolean
  limit: number
  after: Place | undefined
  /** The days on which it may have been sent. */
  days: Days
  /** Terms that every message found has, whoever searches. */
  terms: readonly string[]
}

/**
 * Reads a search. Undefined when it can find nothing: a text of punctuation alone. Refused: `required` when it asks for
 * nothing at all, `invalid`, `too_long`.
 */
export function readCriteria(request: SearchMessagesRequest, now: number): Criteria | undefined {
  const query = readQuery(request.text)
  const conversationId =
    request.conversationId === '' ? undefined : requireUuid(request.conversationId, 'conversationId')
  const authorId = request.authorId === '' ? undefined : requireUuid(request.authorId, 'authorId')
  const from = instantOf(request.fromTime, 'fromTime')
  const until = instantOf(request.untilTime, 'untilTime')
  const { withFiles } = request
  const after = readCursor(request.cursor)
  const narrowed = conversationId !== undefined || authorId !== undefined || from !== undefined || until !== undefined
  if (query.phrases.length === 0) {
    if (request.text.trim() !== '') return undefined
    if (!narrowed && !withFiles) throw new Refused('required', 'text')
  }
  return {
    query,
    conversationId,
    authorId,
    from,
    until,
    withFiles,
    limit: requireLimit(request.limit, DEFAULT_LIMIT),
    after,
    days: {
      from: Math.max(FIRST_DAY, from === undefined ? FIRST_DAY : dayOf(from)),
      // A clock may be a little ahead of this one.
      until: Math.min(dayOf(now) + 2, ...[until, after?.at].filter(at => at !== undefined).map(at => dayOf(at) + 1)),
    },
    terms: [
      ...query.terms,
      ...(conversationId === undefined ? [] : [conversationTerm(conversationId)]),
      ...(authorId === undefined ? [] : [authorTerm(authorId)]),
      ...(withFiles ? [WITH_FILES] : []),
    ],
  }
}

function instantOf(text: string, field: string): number | undefined {
  if (text === '') return undefined
  const ms = INSTANT.test(text) ? Date.parse(text) : Number.NaN
  // PostgreSQL's own limits lie far outside of these years.
  if (Number.isNaN(ms) || ms < 0 || ms > 4_102_444_800_000) throw new Refused('invalid', field)
  return ms
}
