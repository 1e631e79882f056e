import type pg from 'pg'

/** One transaction at a time in this database, whichever process it comes from: for whatever changes tables. */
export async function inLockedTransaction(pool: pg.Pool, run: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`begin; select pg_advisory_xact_lock(hashtext('torrent.migrate'))`)
    await run(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
