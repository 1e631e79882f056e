import { isTenantName } from '@torrent/policy'
import { Refused, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'

export interface Tenant {
  id: string
  name: { ja: string; en: string }
  /** e.g. `manufacturing-metalworking` */
  template: string
}

/** Adds tenants or brings their names up to date. A new one gets what the others were given last. */
export async function addTenants(tx: Transaction, tenants: readonly Tenant[]): Promise<void> {
  for (const { id, name, template } of tenants)
    await tx.execute(sql`
      insert into tenants (id, name_ja, name_en, template) values (${id}, ${name.ja}, ${name.en}, ${template})
      on conflict (id) do update set name_ja = excluded.name_ja, name_en = excluded.name_en, template = excluded.template`)
  await tx.execute(sql`
    insert into placements (tenant, channel, name, version, changed_by, changed_by_kind)
    select tenants.id, 'stable', newest.name, newest.version, 'portal', 'portal'
    from tenants, (
      select distinct on (name) name, version from placements where channel = 'stable' order by name, changed_at desc
    ) newest
    where not exists (select from placements where tenant = tenants.id)`)
}

/** The ids of all tenants, sorted. */
export async function tenantIds(tx: Transaction): Promise<string[]> {
  return (await rows<{ id: string }>(tx, sql`select id from tenants order by id`)).map(({ id }) => id)
}

/** All tenants, or the one. Refused: `unknown_tenant`, `invalid`. */
export async function requireTenants(tx: Transaction, tenant: string): Promise<string[]> {
  const all = await tenantIds(tx)
  if (tenant === '') return all
  if (!isTenantName(tenant)) throw new Refused('invalid', 'tenant')
  if (!all.includes(tenant)) throw new Refused('unknown_tenant', 'tenant', { tenant })
  return [tenant]
}
