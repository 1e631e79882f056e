import { isTenantName } from '@torrent/policy'
import type { sql } from 'drizzle-orm'
import { type NodePgDatabase, NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres'
import { PgDialect } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { log } from './log.ts'
import { migrateSchema, migrateShared } from './migrate.ts'
import { ensureSlot } from './replication-slot.ts'

/** One open transaction, seeing one tenant's rows only. Its own `transaction()` is a savepoint inside it. */
export type Transaction = NodePgDatabase

export interface TenantDatabase {
  /** Runs in one transaction; commits when the promise resolves, rolls back when it rejects. */
  transaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T>
}

export interface Database {
  readonly name: string
  readonly url: string
  /** The only way to a table: as this tenant. Throws when the name is no tenant name. */
  tenant(tenant: string): TenantDatabase
  /** Creates what the tenant needs (role, schema, tables) or brings it up to date. */
  provision(tenant: string): Promise<void>
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Service name; the database and the roles are named after it. */
  name: string
  /** PostgreSQL URL of the service's own login role. */
  url: string
  /**
   * `schema`: a schema and a role per tenant (business services). `rows`: one schema, `tenant_id` with forced
   * row-level security (services shared by all tenants).
   */
  tenancy: 'schema' | 'rows'
  /** Folder with numbered `.sql` files. */
  migrations: URL
  /**
   * Whether anything is ever written to its outbox; business services always do. The place in the log from which the
   * outbox is published is kept from the moment the table exists, so that no row is written before it. With `rows`, only
   * a service that publishes can take commands and run sagas: it gets the tables they need.
   */
  publishes?: boolean
  maxConnections?: number
}

/** Opens a service's database and brings its shared tables up to date. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { name, url, tenancy, migrations } = options
  const pool = new pg.Pool({
    connectionString: url,
    max: options.maxConnections ?? 6,
    idleTimeoutMillis: 30_000,
    application_name: `torrent-${name}`,
  })
  // A broken idle connection is replaced by the pool; the error only has to be heard.
  let closing = false
  pool.on('error', error => {
    if (!closing) log.warn({ service: name, error: error.message }, 'idle database connection lost')
  })
  try {
    const publishes = options.publishes ?? tenancy === 'schema'
    await migrateShared(pool, name, tenancy, migrations, publishes)
    if (publishes) await ensureSlot(pool)
  } catch (error) {
    await pool.end()
    throw error
  }

  return {
    name,
    url,
    tenant(tenant) {
      if (!isTenantName(tenant)) throw new TypeError('not a tenant name')
      const role = tenancy === 'schema' ? tenantRole(name, tenant) : `app_${name}`
      const path = tenancy === 'schema' ? `"t_${tenant}", public` : 'public'
      // Names are checked by isTenantName, so nothing in them can end the quoting.
      const begin = `begin; set local role "${role}"; set local search_path to ${path}; set local torrent.tenant to '${tenant}'`
      return { transaction: run => inTransaction(pool, begin, run) }
    },
    async provision(tenant) {
      if (!isTenantName(tenant)) throw new TypeError('not a tenant name')
      if (tenancy === 'rows') return
      await migrateSchema(pool, `t_${tenant}`, tenantRole(name, tenant), migrations)
    },
    async close() {
      closing = true
      await pool.end()
    },
  }
}

/** The PostgreSQL role as which a business service touches one tenant's rows. */
function tenantRole(service: string, tenant: string): string {
  return `${service}_${tenant}`
}

const dialect = new PgDialect()

async function inTransaction<T>(pool: pg.Pool, begin: string, run: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  // A connection that breaks fails the statement in hand as well; unheard, the event would end the process.
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    await client.query(begin)
    // Not drizzle(): its transaction() would begin and commit, and so end this one half-way.
    const result = await run(new NodePgTransaction(dialect, new NodePgSession(client, dialect, undefined), undefined))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

/** The rows of a raw statement, typed by the caller who wrote its columns. */
export async function rows<Row>(tx: Transaction, statement: ReturnType<typeof sql>): Promise<Row[]> {
  return (await tx.execute(statement)).rows as Row[]
}
