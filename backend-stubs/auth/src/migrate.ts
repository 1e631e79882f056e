import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'

const MIGRATIONS = new URL('../migrations/', import.meta.url)

/** Brings the tables up to date. Several processes may start at once; one migrates, the others wait. */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`begin; select pg_advisory_xact_lock(hashtext('torrent.migrate'))`)
    await client.query(
      'create table if not exists applied_migrations (name text primary key, at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string }>('select name from applied_migrations')
    const done = new Set(rows.map(row => row.name))
    for (const name of (await readdir(MIGRATIONS)).filter(file => file.endsWith('.sql')).sort()) {
      if (done.has(name)) continue
      await client.query(await readFile(new URL(name, MIGRATIONS), 'utf8'))
      await client.query('insert into applied_migrations (name) values ($1)', [name])
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
