import { rows, searchColumn, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { Person } from './person.ts'

const recordset = (people: readonly Person[]) => {
  // Always in the same order: rows are locked one after the other, and two who lock the same never wait for each other.
  const sorted = [...people].sort((a, b) => (a.id < b.id ? -1 : 1))
  const records = sorted.map(({ id, name }) => ({ id, name, search: searchColumn(name) }))
  return sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id text, name text, search text)`
}

/** Writes down people who appear for the first time; those who are known stay as they are called. */
export async function rememberPeople(tx: Transaction, people: readonly Person[]): Promise<void> {
  if (people.length === 0) return
  await tx.execute(
    sql`insert into people (id, name, search) select id, name, search from ${recordset(people)} on conflict do nothing`,
  )
}

/** Writes down what people are called now. */
export async function renamePeople(tx: Transaction, people: readonly Person[]): Promise<void> {
  if (people.length === 0) return
  await tx.execute(
    sql`insert into people (id, name, search) select id, name, search from ${recordset(people)}
      on conflict (tenant_id, id) do update set name = excluded.name, search = excluded.search
      where people.name <> excluded.name`,
  )
}

/** What these people are called, by id; the unknown are left out. */
export async function namesOf(tx: Transaction, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const found = await rows<Person>(tx, sql`select id, name from people where id = any(${sql.param(wanted)}::text[])`)
  return new Map(found.map(({ id, name }) => [id, name]))
}
