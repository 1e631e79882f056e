import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { createSeal } from './seal.ts'
import type { SessionRecord, SessionStore } from './session-store.ts'

const MIGRATION = new URL('../../migrations/0001_sessions.sql', import.meta.url)

export interface PostgresSessionStoreOptions {
  /** PostgreSQL URL of the gateway's own database. */
  databaseUrl: string
  /** Encrypt the tokens; the first encrypts, all of them decrypt. */
  secrets: readonly string[]
  onError?: (error: Error) => void
}

interface Row {
  sealed: Buffer
}

/** Sessions that survive a restart and are shared by all gateways on the same database. */
export function createPostgresSessionStore(options: PostgresSessionStoreOptions): SessionStore {
  const { databaseUrl, secrets, onError } = options
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4, application_name: 'torrent-gateway' })
  let closing = false
  // The pool replaces a broken connection; while closing, the server may end those that the pool is just closing.
  pool.on('error', error => {
    if (!closing) onError?.(error)
  })
  const seal = createSeal(secrets)
  let migrated: Promise<unknown> | undefined

  async function query(text: string, values: readonly unknown[]) {
    migrated ??= migrate(pool)
    try {
      await migrated
    } catch (error) {
      migrated = undefined
      throw error
    }
    return pool.query<Row>(text, [...values])
  }

  /** What was sealed with a secret that is no longer known is nobody's session. */
  function opened({ sealed }: Row): SessionRecord[] {
    const text = seal.open(sealed)
    return text === undefined ? [] : [JSON.parse(text) as SessionRecord]
  }
  const recordsOf = ({ rows }: { rows: Row[] }) => rows.flatMap(opened)

  return {
    async create(handle, record) {
      await query(
        `insert into gateway_sessions (handle_hash, subject, sid, sealed, expires_at)
         values ($1, $2, $3, $4, to_timestamp($5 / 1000.0))`,
        [hash(handle), record.subject, record.sid, seal.seal(JSON.stringify(record)), record.expiresAt],
      )
    },
    async find(handle) {
      const { rows } = await query(
        'select sealed from gateway_sessions where handle_hash = $1 and expires_at > now()',
        [hash(handle)],
      )
      return rows.flatMap(opened)[0]
    },
    async update(handle, record) {
      const { rowCount } = await query(
        `update gateway_sessions set sealed = $2, leased_until = null where handle_hash = $1 and expires_at > now()`,
        [hash(handle), seal.seal(JSON.stringify(record))],
      )
      return rowCount === 1
    },
    async lease(handle, forMs) {
      const { rowCount } = await query(
        `update gateway_sessions set leased_until = now() + make_interval(secs => $2 / 1000.0)
         where handle_hash = $1 and expires_at > now() and (leased_until is null or leased_until < now())`,
        [hash(handle), forMs],
      )
      return rowCount === 1
    },
    async release(handle) {
      await query('update gateway_sessions set leased_until = null where handle_hash = $1', [hash(handle)])
    },
    async delete(handle) {
      await query('delete from gateway_sessions where handle_hash = $1', [hash(handle)])
    },
    async deleteBySid(sid) {
      return recordsOf(await query('delete from gateway_sessions where sid = $1 returning sealed', [sid]))
    },
    async deleteBySubject(subject) {
      return recordsOf(await query('delete from gateway_sessions where subject = $1 returning sealed', [subject]))
    },
    async deleteExpired() {
      await query('delete from gateway_sessions where expires_at <= now()', [])
    },
    async close() {
      closing = true
      await pool.end()
    },
  }
}

/** Several gateways may start at once; the lock lets one of them make the table. One query text is one transaction. */
async function migrate(pool: pg.Pool): Promise<void> {
  const sql = await readFile(MIGRATION, 'utf8')
  await pool.query(`select pg_advisory_xact_lock(hashtext('torrent.gateway-sessions')); ${sql}`)
}

function hash(handle: string): Buffer {
  return createHash('sha256').update(handle).digest()
}
