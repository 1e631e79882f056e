import type { MessageInitShape } from '@bufbuild/protobuf'
import type { TaxRateSchema } from '@torrent/contracts/common'
import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'

/** A tax rate as the contract has it, every field filled in. */
export type TaxRateRecord = Required<Omit<MessageInitShape<typeof TaxRateSchema>, '$typeName' | '$unknown'>>

/**
 * Consumption tax in Japan with local consumption tax, by the day it took effect. Sources: 消費税法 29条 and 地方税法
 * 72条の83; the reduced rate by 所得税法等の一部を改正する法律 (平成28年法律第15号) 附則34条, for food and drink other than liquor.
 */
export const JAPANESE_RATES: readonly TaxRateRecord[] = [
  { taxCode: 'standard', percent: '8', effectiveFrom: '2014-04-01' },
  { taxCode: 'standard', percent: '10', effectiveFrom: '2019-10-01' },
  { taxCode: 'reduced', percent: '8', effectiveFrom: '2019-10-01' },
  { taxCode: 'exempt', percent: '0', effectiveFrom: '1989-04-01' },
]

/** All rates that ever applied, oldest first within a code: a document takes the one of its day. */
export function listTaxRates(tx: Transaction): Promise<TaxRateRecord[]> {
  return rows(
    tx,
    sql`select tax_code as "taxCode", percent::text, effective_from::text as "effectiveFrom" from tax_rates
      order by tax_code, effective_from`,
  )
}

/** Adds rates; those that are there already stay as they are. */
export async function addTaxRates(tx: Transaction, rates: readonly TaxRateRecord[]): Promise<void> {
  await tx.execute(sql`
    insert into tax_rates (tax_code, percent, effective_from)
    select "taxCode", percent, "effectiveFrom" from jsonb_to_recordset(${JSON.stringify(rates)}::jsonb)
      as r("taxCode" text, percent numeric, "effectiveFrom" date)
    on conflict do nothing`)
}
