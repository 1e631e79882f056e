import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { Change, EntryQuery } from './api.ts'
import type { Entry, FieldChange, Status } from './entry.ts'

const COLUMNS = sql`id, number, version, status, title, quantity, due::text as due, note, owner_name as "ownerName",
  to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
  to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"`

const SORTS: Readonly<Record<string, ReturnType<typeof sql>>> = {
  number: sql`number`,
  title: sql`title`,
  due: sql`due`,
  status: sql`array_position(array['open', 'active', 'done'], status)`,
  updated: sql`updated_at`,
}

/** A page of the entries that fit, and how many fit in all. */
export async function findEntries(
  tx: Transaction,
  { text, statuses, sort, page, pageSize }: EntryQuery,
): Promise<{ entries: Entry[]; total: number }> {
  const words = text.split(/\s+/).filter(word => word !== '')
  const conditions = [
    sql`true`,
    ...(statuses.length > 0 ? [sql`status = any(${sql.param([...statuses])}::text[])`] : []),
    ...words.map(word => sql`(number || ' ' || title) ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
  ]
  const where = sql.join(conditions, sql` and `)
  const order = SORTS[sort.replace(/^-/, '')] ?? sql`updated_at`
  const direction = sort.startsWith('-') ? sql`desc` : sql`asc`
  const entries = await rows<Entry>(
    tx,
    sql`select ${COLUMNS} from entries where ${where} order by ${order} ${direction}, number desc
      limit ${pageSize} offset ${(page - 1) * pageSize}`,
  )
  const [all] = await rows<{ total: number }>(tx, sql`select count(*)::int as total from entries where ${where}`)
  return { entries, total: all?.total ?? 0 }
}

/** How many entries there are in each status that occurs. */
export async function countEntries(tx: Transaction): Promise<{ status: Status; count: number }[]> {
  return rows(tx, sql`select status, count(*)::int as count from entries group by status`)
}

/** One entry; with `lock` nobody else changes it before this transaction ends. */
export async function findEntry(tx: Transaction, id: string, lock = false): Promise<Entry | undefined> {
  const [entry] = await rows<Entry>(
    tx,
    sql`select ${COLUMNS} from entries where id = ${id} ${lock ? sql`for update` : sql``}`,
  )
  return entry
}

/** What happened to an entry, oldest first. */
export async function findChanges(tx: Transaction, id: string): Promise<Change[]> {
  return rows(
    tx,
    sql`select version, type, actor, fields,
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from changes where entry_id = ${id} order by version`,
  )
}

/** The next number of a series, e.g. `E-000012`; without gaps, since it is taken in the transaction that uses it. */
export async function takeNumber(tx: Transaction, prefix: string): Promise<string> {
  const [taken] = await rows<{ last: number }>(
    tx,
    sql`insert into series (name, last) values (${prefix}, 1)
      on conflict (tenant_id, name) do update set last = series.last + 1 returning last`,
  )
  return `${prefix}-${String(taken?.last).padStart(6, '0')}`
}

/** Writes an entry, new or changed, with what happened to it. */
export async function saveEntry(
  tx: Transaction,
  entry: Omit<Entry, 'createdAt' | 'updatedAt'>,
  change: { type: string; actor: string; ownerId: string; fields: readonly FieldChange[] },
): Promise<void> {
  const { id, number, version, status, title, quantity, due, note, ownerName } = entry
  await tx.execute(sql`
    insert into entries (id, number, version, status, title, quantity, due, note, owner_id, owner_name)
    values (${id}, ${number}, ${version}, ${status}, ${title}, ${quantity}, ${due}, ${note}, ${change.ownerId}, ${ownerName})
    on conflict (tenant_id, id) do update set version = excluded.version, status = excluded.status,
      title = excluded.title, quantity = excluded.quantity, due = excluded.due, note = excluded.note, updated_at = now()`)
  await tx.execute(sql`
    insert into changes (entry_id, version, type, actor, fields)
    values (${id}, ${version}, ${change.type}, ${change.actor}, ${JSON.stringify(change.fields)})`)
}

/** False when this command has been carried out before. A second one at the same time waits for the first. */
export async function firstTime(tx: Transaction, commandId: string, id: string, version: number): Promise<boolean> {
  const inserted = await rows(
    tx,
    sql`insert into commands (id, entry_id, version) values (${commandId}, ${id}, ${version})
      on conflict do nothing returning id`,
  )
  return inserted.length > 0
}
