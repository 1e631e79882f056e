import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import type { Postgres } from './start.ts'

/** The database of one service. */
export interface ServiceDatabase {
  /** The service's own role `svc_<name>`: owns the database, may replicate and make its tenants' roles, is no superuser. */
  url: string
  /** The superuser in the same database, for what only it may do. */
  adminUrl: string
}

/**
 * The database `<name>` with its role `svc_<name>` and the extension pg_trgm, made where it is missing: may be called
 * at every start. `name`: lower-case letters, digits and underscores. Other services' roles cannot connect to it.
 */
export async function createServiceDatabase(server: Postgres, name: string): Promise<ServiceDatabase> {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(name)) throw new Error(`"${name}" is no name for a service's database`)
  const role = `svc_${name}`
  const password = await server.secrets.get(role)
  await withClient(server.url('postgres'), async client => {
    const found = await client.query(
      'SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role, EXISTS (SELECT FROM pg_database WHERE datname = $2) AS database',
      [role, name],
    )
    const { role: hasRole, database: hasDatabase } = found.rows[0]
    if (!hasRole) {
      // CREATEROLE: a service makes a role for each tenant, and may become only those that it made (PostgreSQL 16 on).
      const attributes = 'LOGIN REPLICATION NOSUPERUSER NOCREATEDB CREATEROLE'
      await client.query(`CREATE ROLE ${escapeIdentifier(role)} ${attributes} PASSWORD ${escapeLiteral(password)}`)
    }
    if (!hasDatabase) {
      await client.query(`CREATE DATABASE ${escapeIdentifier(name)} OWNER ${escapeIdentifier(role)}`)
    }
  })
  await withClient(server.url(name), client =>
    client.query(`
      REVOKE ALL ON DATABASE ${escapeIdentifier(name)} FROM PUBLIC;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      ${SEARCH_BY_INDEX}`),
  )
  return {
    url: `postgres://${role}:${password}@127.0.0.1:${server.port}/${name}`,
    adminUrl: server.url(name),
  }
}

/**
 * Row-level security evaluates a condition before the tenant's own only if its function is marked as leaking nothing of
 * the rows it sees; LIKE and the text search's @@ are not, so a guarded table was searched without its index (260 ms
 * instead of 2 ms for LIKE on 200,000 rows). The errors they raise speak of the pattern, which the caller already knows.
 */
const SEARCH_BY_INDEX = `
  DO $$
  DECLARE f regprocedure;
  BEGIN
    FOR f IN SELECT oid::regprocedure FROM pg_proc WHERE NOT proleakproof AND oid IN (
      'pg_catalog.textlike(text, text)'::regprocedure, 'pg_catalog.ts_match_vq(tsvector, tsquery)'::regprocedure)
    LOOP
      EXECUTE 'ALTER FUNCTION ' || f || ' LEAKPROOF';
    END LOOP;
  END $$`

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
