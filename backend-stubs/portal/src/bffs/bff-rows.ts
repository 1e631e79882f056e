import { type BffContract, bffContractSchema } from '@torrent/release'
import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { iso } from '../iso.ts'

/** A BFF that screens may call. */
export interface BffRecord {
  name: string
  /** Where it answers; empty for one that the portal brings along. */
  url: string
  contract: BffContract
  registeredBy: string
  registeredAt: string
}

/** By name. */
export async function listBffs(tx: Transaction): Promise<BffRecord[]> {
  const found = await rows<BffRecord>(
    tx,
    sql`select name, url, contract, registered_by as "registeredBy", ${iso('registered_at')} as "registeredAt"
      from bffs order by name`,
  )
  return found.map(bff => ({ ...bff, contract: bffContractSchema.parse(bff.contract) }))
}

/** Adds a BFF or replaces the one of that name. */
export async function writeBff(
  tx: Transaction,
  { name, url, contract, registeredBy }: Omit<BffRecord, 'registeredAt'>,
): Promise<void> {
  await tx.execute(sql`insert into bffs (name, url, contract, registered_by)
    values (${name}, ${url}, ${JSON.stringify(contract)}::jsonb, ${registeredBy})
    on conflict (name) do update set url = excluded.url, contract = excluded.contract,
      registered_by = excluded.registered_by, registered_at = now()
    where (bffs.url, bffs.contract) is distinct from (excluded.url, excluded.contract)`)
}

/** Takes a BFF away; nothing happens when there is none of that name. */
export async function deleteBff(tx: Transaction, name: string): Promise<void> {
  await tx.execute(sql`delete from bffs where name = ${name}`)
}
