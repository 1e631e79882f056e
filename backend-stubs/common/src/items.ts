import type { MessageInitShape } from '@bufbuild/protobuf'
import type { ItemSchema } from '@torrent/contracts/common'
import { rows, searchColumn, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { planSearch } from './search-order.ts'

/** An item as the contract has it, every field filled in. */
export type ItemRecord = Required<Omit<MessageInitShape<typeof ItemSchema>, '$typeName' | '$unknown'>>

const COLUMNS = sql.raw(
  `id, code, name, kana, specification, unit, unit_price::text as "unitPrice", tax_code as "taxCode"`,
)

/** Items by code, name, kana or specification, the likeliest first. */
export function searchItems(tx: Transaction, text: string, limit: number): Promise<ItemRecord[]> {
  const { where, orderBy } = planSearch(text)
  return rows(tx, sql`select ${COLUMNS} from items where ${where} order by ${orderBy} limit ${limit}`)
}

/** The items of these ids, in their order; those that the tenant does not have are left out. */
export async function findItems(tx: Transaction, ids: readonly string[]): Promise<ItemRecord[]> {
  if (ids.length === 0) return []
  const found = await rows<ItemRecord>(tx, sql`select ${COLUMNS} from items where id = any(${sql.param(ids)}::uuid[])`)
  const byId = new Map(found.map(item => [item.id, item]))
  return [...new Set(ids)].flatMap(id => byId.get(id) ?? [])
}

/** Adds items; those that are there already stay as they are. */
export async function addItems(tx: Transaction, items: readonly ItemRecord[]): Promise<void> {
  const records = items.map(item => ({
    ...item,
    search: searchColumn(item.code, item.name, item.kana, item.specification),
  }))
  await tx.execute(sql`
    insert into items (id, code, name, kana, specification, unit, unit_price, tax_code, search)
    select id, code, name, kana, specification, unit, "unitPrice", "taxCode", search
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, code text, name text, kana text,
      specification text, unit text, "unitPrice" numeric, "taxCode" text, search text)
    on conflict do nothing`)
}
