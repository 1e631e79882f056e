import { create } from '@bufbuild/protobuf'
import { type DocumentRef, DocumentRefSchema } from '@torrent/contracts/document'
import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { KINDS } from './kinds.ts'

/** More than a page can show; a chain over a frame order could go on for ever. */
const MAX_CHAIN = 200

/**
 * The chain that a document belongs to, itself included: what it was made from, what was made from that, and so on both
 * ways, nearest first up to 200; in the order in which business goes through them.
 */
export async function chainOf(tx: Transaction, kind: string, id: string): Promise<DocumentRef[]> {
  const found = await rows<{ kind: string; id: string; number: string; status: string }>(
    tx,
    sql`with recursive chain(kind, id) as (
        select ${kind}::text collate "C", ${id}::uuid
        union
        select next.kind, next.id from chain cross join lateral (
          select source_kind as kind, source_id as id from links where kind = chain.kind and id = chain.id
          union all
          select kind, id from links where source_kind = chain.kind and source_id = chain.id
        ) next
      )
      select chain.kind, chain.id, coalesce(d.status, '') as status,
        coalesce(d.number, (
          select source_number from links where source_kind = chain.kind and source_id = chain.id limit 1
        ), '') as number
      from (select * from chain limit ${MAX_CHAIN}) chain left join documents d using (kind, id)
      order by array_position(${sql.param([...KINDS])}::text[], chain.kind), number`,
  )
  return found.map(row => create(DocumentRefSchema, row))
}
