import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { Actor } from '../actor.ts'

/** The people of a tenant who are served alike, but for canaries. */
export interface AudienceOfTenant {
  tenant: string
  /** e.g. `manufacturing-metalworking` */
  template: string
  channel: string
}

/** Every tenant that the actor reaches, in stable and in each channel with a placement or a member. */
export function listAudiences(tx: Transaction, { tenant }: Pick<Actor, 'tenant'>): Promise<AudienceOfTenant[]> {
  return rows(
    tx,
    sql`select tenants.id as tenant, template, channel from tenants join (
        select id as tenant, 'stable' as channel from tenants
        union select tenant, channel from placements
        union select tenant, channel from channel_members
      ) used on used.tenant = tenants.id
      where ${tenant} = '' or tenants.id = ${tenant} order by tenants.id, channel <> 'stable', channel`,
  )
}
