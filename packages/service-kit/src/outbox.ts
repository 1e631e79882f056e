import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from './database.ts'

export interface OutboxRow {
  /** Routes to the topic `outbox.event.<aggregateType>`. */
  aggregateType: string
  aggregateId: string
  type: string
  payload: unknown
  version?: number
  traceparent?: string
  /** Given where the same effect must give the same message, e.g. on a repeated command. */
  id?: string
}

/** Writes messages in the transaction of the rows they tell about; the relay publishes them if and only if it commits. */
export async function writeOutbox(tx: Transaction, entries: readonly OutboxRow[]): Promise<void> {
  if (entries.length === 0) return
  const values = entries.map(
    entry =>
      sql`(${entry.id ?? uuidv7()}, ${entry.aggregateType}, ${entry.aggregateId}, ${entry.type}, ${JSON.stringify(entry.payload)}::jsonb, ${entry.version ?? 0}, ${entry.traceparent ?? ''})`,
  )
  await tx.execute(
    sql`insert into public.outbox (id, aggregatetype, aggregateid, type, payload, version, traceparent) values ${sql.join(values, sql`, `)}`,
  )
}
