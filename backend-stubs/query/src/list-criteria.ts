import type { ListDocumentsRequest } from '@torrent/contracts/query'
import { containsAll, isUuid, Refused, requireDate, searchWords } from '@torrent/service-kit'
import { type SQL, sql } from 'drizzle-orm'
import { requireKind } from './kinds.ts'

/** What a list shows and in which order, as parts of a statement. */
export interface ListCriteria {
  where: SQL
  /** Made total by the id. */
  orderBy: SQL
  /** True when rows have to be looked through for words. */
  searches: boolean
  limit: number
  offset: number
}

/** What a list may be sorted by, each with an index of its own. */
const SORTS: Readonly<Record<string, string>> = {
  number: 'number',
  title: 'title',
  partner: 'partner_name',
  date: 'date',
  due: 'due',
  amount: 'amount_minor',
  status: 'status',
  updated: 'updated_at',
}

const MAX_PAGE_SIZE = 200
const DEFAULT_PAGE_SIZE = 25
const MAX_STATUSES = 20
/** Further down than anybody pages; keeps the offset within what the database counts to. */
const MAX_PAGE = 1_000_000

/** Reads a list's request. Refused, with the field: `invalid`, `too_long`, `not_a_date`. */
export function readCriteria(request: ListDocumentsRequest): ListCriteria {
  const words = searchWords(request.text, 'text')
  const conditions = [sql`kind = ${requireKind(request.kind)}`, containsAll(sql`search`, words)]
  if (request.statuses.length > 0) {
    conditions.push(sql`status = any(${sql.param(requireStatuses(request.statuses))}::text[])`)
  }
  if (request.partnerId !== '') conditions.push(sql`partner_id = ${requireId(request.partnerId, 'partnerId')}`)
  if (request.ownerId !== '') conditions.push(sql`owner_id = ${requireId(request.ownerId, 'ownerId')}`)
  if (request.fromDate !== '') conditions.push(sql`date >= ${requireDate(request.fromDate, 'fromDate')}::date`)
  if (request.toDate !== '') conditions.push(sql`date <= ${requireDate(request.toDate, 'toDate')}::date`)
  const limit = requireBetween(request.pageSize || DEFAULT_PAGE_SIZE, 1, MAX_PAGE_SIZE, 'pageSize')
  const page = requireBetween(request.page || 1, 1, MAX_PAGE, 'page')
  return {
    where: sql.join(conditions, sql` and `),
    orderBy: readSort(request.sort || '-updated'),
    searches: words.length > 0,
    limit,
    offset: (page - 1) * limit,
  }
}

function readSort(sort: string): SQL {
  const descends = sort.startsWith('-')
  const name = descends ? sort.slice(1) : sort
  const column = Object.hasOwn(SORTS, name) ? SORTS[name] : undefined
  if (column === undefined) throw new Refused('invalid', 'sort')
  // Both the same way round, so that an index serves either direction.
  const direction = descends ? sql`desc` : sql`asc`
  return sql`${sql.identifier(column)} ${direction}, id ${direction}`
}

function requireStatuses(statuses: readonly string[]): readonly string[] {
  const valid = statuses.length <= MAX_STATUSES && statuses.every(status => /^[a-z_]{1,30}$/.test(status))
  if (!valid) throw new Refused('invalid', 'statuses')
  return statuses
}

function requireId(id: string, field: string): string {
  if (!isUuid(id)) throw new Refused('invalid', field)
  return id
}

function requireBetween(value: number, least: number, most: number, field: string): number {
  if (!Number.isInteger(value) || value < least || value > most) throw new Refused('invalid', field)
  return value
}
