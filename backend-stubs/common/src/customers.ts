import type { MessageInitShape } from '@bufbuild/protobuf'
import type { CustomerSchema } from '@torrent/contracts/common'
import { rows, searchColumn, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { planSearch } from './search-order.ts'

/** A customer as the contract has it, every field filled in. */
export type CustomerRecord = Required<Omit<MessageInitShape<typeof CustomerSchema>, '$typeName' | '$unknown'>>

const COLUMNS = sql.raw(`id, code, name, kana, contact, address, payment_terms as "paymentTerms",
  tax_rounding as "taxRounding", prices_include_tax as "pricesIncludeTax", currency, blocked`)

/** Customers by code, name, kana or address, the likeliest first; blocked ones too, since quotes go on. */
export function searchCustomers(tx: Transaction, text: string, limit: number): Promise<CustomerRecord[]> {
  const { where, orderBy } = planSearch(text)
  return rows(tx, sql`select ${COLUMNS} from customers where ${where} order by ${orderBy} limit ${limit}`)
}

/** One customer of the tenant; undefined when it has none of this id. */
export async function findCustomer(tx: Transaction, id: string): Promise<CustomerRecord | undefined> {
  const [customer] = await rows<CustomerRecord>(tx, sql`select ${COLUMNS} from customers where id = ${id}`)
  return customer
}

/** Adds customers; those that are there already stay as they are. */
export async function addCustomers(tx: Transaction, customers: readonly CustomerRecord[]): Promise<void> {
  const records = customers.map(customer => ({
    ...customer,
    search: searchColumn(customer.code, customer.name, customer.kana, customer.address),
  }))
  await tx.execute(sql`
    insert into customers (id, code, name, kana, contact, address, payment_terms, tax_rounding, prices_include_tax,
      currency, blocked, search)
    select id, code, name, kana, contact, address, "paymentTerms", "taxRounding", "pricesIncludeTax", currency, blocked, search
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, code text, name text, kana text, contact text,
      address text, "paymentTerms" text, "taxRounding" text, "pricesIncludeTax" boolean, currency text, blocked boolean,
      search text)
    on conflict do nothing`)
}
