import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { inLockedTransaction } from './locked-transaction.ts'
import { provisionRole } from './tenant-role.ts'

const KIT = new URL('../migrations/', import.meta.url)

/**
 * Brings the tables outside any tenant's schema up to date: the outbox, and for a service with row tenancy all of its
 * own; with those of messages and sagas if it `publishes`, since whoever takes messages answers. Several processes may
 * start at once; one migrates, the others wait.
 */
export async function migrateShared(
  pool: pg.Pool,
  service: string,
  tenancy: 'schema' | 'rows',
  migrations: URL,
  publishes: boolean,
): Promise<void> {
  await inLockedTransaction(pool, async client => {
    await apply(client, 'public', new URL('shared/', KIT))
    if (tenancy !== 'rows') return
    const role = `app_${service}`
    await provisionRole(client, role)
    if (publishes) await apply(client, 'public', new URL('rows/', KIT))
    await apply(client, 'public', migrations)
    await client.query(`grant usage on schema public to "${role}";
      grant select, insert, update, delete on all tables in schema public to "${role}";
      revoke all on public.applied_migrations, public.outbox from "${role}";
      grant insert on public.outbox to "${role}"`)
    await forceRowSecurity(client)
  })
}

/** Creates or updates one tenant's schema; its role may add and change rows, never delete them or change a ledger. */
export async function migrateSchema(pool: pg.Pool, schema: string, role: string, migrations: URL): Promise<void> {
  await inLockedTransaction(pool, async client => {
    await provisionRole(client, role)
    await client.query(`create schema if not exists "${schema}"`)
    await client.query(`set local search_path to "${schema}", public`)
    await apply(client, schema, new URL('tenant/', KIT))
    await apply(client, schema, migrations)
    await client.query(`grant usage on schema "${schema}", public to "${role}";
      grant select, insert, update on all tables in schema "${schema}" to "${role}";
      revoke update on "${schema}".movements from "${role}";
      revoke all on "${schema}".applied_migrations from "${role}";
      grant insert on public.outbox to "${role}"`)
  })
}

/** Every table with a tenant_id answers for the tenant of the transaction only, for its owner too. */
async function forceRowSecurity(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `select c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relforcerowsecurity`,
  )
  for (const { table } of rows) {
    await client.query(`alter table "${table}" enable row level security;
      alter table "${table}" force row level security;
      create policy tenant on "${table}" using (tenant_id = current_setting('torrent.tenant', true))
        with check (tenant_id = current_setting('torrent.tenant', true))`)
  }
}

async function apply(client: pg.PoolClient, schema: string, folder: URL): Promise<void> {
  await client.query(
    `create table if not exists "${schema}".applied_migrations (name text primary key, at timestamptz not null default now())`,
  )
  const applied = await client.query<{ name: string }>(`select name from "${schema}".applied_migrations`)
  const done = new Set(applied.rows.map(row => row.name))
  const files = (await readdir(folder)).filter(file => file.endsWith('.sql')).sort()
  for (const file of files) {
    const name = `${folder.href.startsWith(KIT.href) ? 'kit/' : ''}${file}`
    if (done.has(name)) continue
    await client.query(await readFile(new URL(file, folder), 'utf8'))
    await client.query(`insert into "${schema}".applied_migrations (name) values ($1)`, [name])
  }
}
