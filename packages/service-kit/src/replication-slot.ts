import type pg from 'pg'

/**
 * Keeps the place in the transaction log from which a database's outbox is published, and answers its name. Slots
 * belong to the whole server, so the name is the database's.
 */
export async function ensureSlot(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ name: string; known: boolean }>(
    `select name, exists (select from pg_replication_slots where slot_name = name) as known
     from (select 'outbox_' || regexp_replace(current_database(), '[^a-z0-9_]', '_', 'g') as name)`,
  )
  const { name, known } = rows[0] ?? { name: '', known: false }
  if (!known) {
    await pool.query(`select pg_create_logical_replication_slot($1, 'pgoutput')`, [name]).catch((error: unknown) => {
      // Another process of this service made it at the same moment.
      if ((error as { code?: string }).code !== '42710') throw error
    })
  }
  return name
}
