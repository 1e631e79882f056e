import { create } from '@bufbuild/protobuf'
import { AnySchema } from '@bufbuild/protobuf/wkt'
import { ChangeSchema, type Document, DocumentSchema } from '@torrent/contracts/document'
import { type HistoryEntry, HistoryEntrySchema, type StatusCount, StatusCountSchema } from '@torrent/contracts/query'
import { fromPayload, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { ListCriteria } from './list-criteria.ts'

/** One page of a list, without the documents' states, and how many there are on all pages. */
export async function listDocuments(
  tx: Transaction,
  kind: string,
  criteria: ListCriteria,
): Promise<{ documents: Document[]; total: number }> {
  const { ids, total } = criteria.searches ? await searched(tx, criteria) : await paged(tx, criteria)
  if (ids.length === 0) return { documents: [], total }
  const contents = await rows<{ id: string; document: unknown }>(
    tx,
    sql`select id, document from contents where kind = ${kind} and id = any(${sql.param(ids)}::uuid[])`,
  )
  const byId = new Map(contents.map(({ id, document }) => [id, document]))
  return { documents: ids.map(id => fromPayload(DocumentSchema, byId.get(id))), total }
}

interface Page {
  ids: string[]
  total: number
}

/** The rows that match are gone through once, for the page and for the total. */
async function searched(tx: Transaction, { where, orderBy, limit, offset }: ListCriteria): Promise<Page> {
  const found = await rows<{ id: string; total: number }>(
    tx,
    sql`with found as materialized (select * from documents where ${where})
      select id, (select count(*)::int from found) as total from found
      order by ${orderBy} limit ${limit} offset ${offset}`,
  )
  // Past the last page there is no row to carry the total.
  if (found.length === 0 && offset > 0) return { ids: [], total: await count(tx, where) }
  return { ids: found.map(({ id }) => id), total: found[0]?.total ?? 0 }
}

/** The page and the total, each from its index alone. */
async function paged(tx: Transaction, { where, orderBy, limit, offset }: ListCriteria): Promise<Page> {
  const page = await rows<{ id: string }>(
    tx,
    sql`select id from documents where ${where} order by ${orderBy} limit ${limit} offset ${offset}`,
  )
  return { ids: page.map(({ id }) => id), total: await count(tx, where) }
}

async function count(tx: Transaction, where: ListCriteria['where']): Promise<number> {
  const [row] = await rows<{ total: number }>(tx, sql`select count(*)::int as total from documents where ${where}`)
  return row?.total ?? 0
}

/** How many documents of a kind there are in each status that any is in. */
export async function countByStatus(tx: Transaction, kind: string): Promise<StatusCount[]> {
  const counted = await rows<{ status: string; count: number }>(
    tx,
    sql`select status, count(*)::int as count from documents where kind = ${kind} group by status order by status`,
  )
  return counted.map(row => create(StatusCountSchema, row))
}

/** The document with its state; undefined when there is none. */
export async function findDocument(tx: Transaction, kind: string, id: string): Promise<Document | undefined> {
  const [row] = await rows<{ document: unknown; state: unknown }>(
    tx,
    sql`select document, state from contents where kind = ${kind} and id = ${id}`,
  )
  if (!row) return undefined
  const document = fromPayload(DocumentSchema, row.document)
  if (row.state !== null) document.state = fromPayload(AnySchema, row.state)
  return document
}

/** As far back as anybody reads. */
const MAX_HISTORY = 1_000

/** What was changed in a document, newest first. */
export async function historyOf(tx: Transaction, kind: string, id: string): Promise<HistoryEntry[]> {
  const changes = await rows<{ version: number; change: unknown }>(
    tx,
    sql`select version, change from history where kind = ${kind} and id = ${id}
      order by version desc limit ${MAX_HISTORY}`,
  )
  return changes.map(({ version, change }) =>
    create(HistoryEntrySchema, { version, change: fromPayload(ChangeSchema, change) }),
  )
}
