import type { RemoteDescription } from '@torrent/contracts/bootstrap'
import { type Database, rows } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { UnusableRelease } from './description.ts'
import type { ReleaseContent } from './release-folder.ts'

export interface Tenant {
  id: string
  name: { ja: string; en: string }
  /** e.g. `manufacturing-metalworking` */
  template: string
}

export interface LiveRelease {
  name: string
  version: string
  description: RemoteDescription
}

/** Tenants and releases: what stands above every single tenant. */
export interface Registry {
  /** Adds tenants or brings their names up to date. A new tenant gets the newest release of everything. */
  addTenants(tenants: readonly Tenant[]): Promise<void>
  tenants(): Promise<Tenant[]>
  find(tenant: string): Promise<Tenant | undefined>
  /** Records a release and makes it live for all tenants. Throws `UnusableRelease` when its paths are taken. */
  makeLive(name: string, content: ReleaseContent): Promise<void>
  /** What is live for the tenant, by base path. */
  live(tenant: string): Promise<LiveRelease[]>
}

/** The registry's tables in the portal's database. */
export function openRegistry(database: Database): Registry {
  // Its tables have no tenant_id, so whose transaction reads or writes them makes no difference.
  const above = database.tenant('portal')
  return {
    addTenants: tenants =>
      above.transaction(async tx => {
        for (const { id, name, template } of tenants)
          await tx.execute(sql`
            insert into tenants (id, name_ja, name_en, template) values (${id}, ${name.ja}, ${name.en}, ${template})
            on conflict (id) do update set name_ja = excluded.name_ja, name_en = excluded.name_en, template = excluded.template`)
        await tx.execute(sql`
          insert into live_releases (tenant, name, version)
          select tenants.id, newest.name, newest.version
          from tenants, (select distinct on (name) name, version from releases order by name, registered_at desc) newest
          on conflict do nothing`)
      }),
    tenants: () =>
      above.transaction(async tx => (await rows<TenantRow>(tx, sql`select * from tenants order by id`)).map(tenantOf)),
    find: id =>
      above.transaction(async tx => {
        const [row] = await rows<TenantRow>(tx, sql`select * from tenants where id = ${id}`)
        return row && tenantOf(row)
      }),
    makeLive: (name, { version, description }) =>
      above.transaction(async tx => {
        // One registration at a time, or two could take the same path.
        await tx.execute(sql`select pg_advisory_xact_lock(hashtext('torrent.registry'))`)
        const [taken] = await rows<{ name: string }>(
          tx,
          sql`select name from releases join live_releases using (name, version)
            where base_path = ${description.basePath} and name <> ${name} limit 1`,
        )
        if (taken) throw new UnusableRelease(`basePath ${description.basePath} belongs to ${taken.name} already`)
        await tx.execute(sql`
          insert into releases (name, version, base_path, description)
          values (${name}, ${version}, ${description.basePath}, ${JSON.stringify(description)}::jsonb) on conflict do nothing`)
        await tx.execute(sql`
          insert into live_releases (tenant, name, version) select id, ${name}, ${version} from tenants
          on conflict (tenant, name) do update set version = excluded.version
            where live_releases.version <> excluded.version`)
      }),
    live: tenant =>
      above.transaction(tx =>
        rows<LiveRelease>(
          tx,
          sql`select name, version, description from live_releases join releases using (name, version)
            where tenant = ${tenant} order by base_path`,
        ),
      ),
  }
}

interface TenantRow {
  id: string
  name_ja: string
  name_en: string
  template: string
}

function tenantOf({ id, name_ja: ja, name_en: en, template }: TenantRow): Tenant {
  return { id, name: { ja, en }, template }
}
