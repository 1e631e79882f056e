import { Refused, requireUuid, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { type Actor, requireReach, requireRight } from '../actor.ts'
import { record } from '../deployments/deployments.ts'
import { requireChannel } from '../names.ts'

export interface ChannelMember {
  /** Member id (UUID). */
  member: string
  channel: string
}

/** The people of a tenant who are in another channel than stable. */
export function listChannelMembers(tx: Transaction, tenant: string): Promise<ChannelMember[]> {
  return rows(tx, sql`select member, channel from channel_members where tenant = ${tenant} order by channel, member`)
}

/** Puts a person of this tenant in a channel; `stable` takes them out of others. Refused: `invalid`, `not_found`. */
export async function setChannel(
  tx: Transaction,
  actor: Actor,
  tenant: string,
  wanted: ChannelMember,
): Promise<ChannelMember> {
  requireRight(actor, 'promote')
  requireReach(actor, tenant)
  const member = requireUuid(wanted.member, 'member')
  const channel = requireChannel(wanted.channel)
  if (channel === 'stable') {
    await tx.execute(sql`delete from channel_members where tenant = ${tenant} and member = ${member}`)
  } else {
    const [known] = await rows(tx, sql`select 1 from tenants where id = ${tenant}`)
    if (!known) throw new Refused('not_found')
    await tx.execute(sql`insert into channel_members (tenant, member, channel) values (${tenant}, ${member}, ${channel})
      on conflict (tenant, member) do update set channel = excluded.channel`)
  }
  await record(tx, actor, { action: 'channel', tenant, channel, note: member })
  return { member, channel }
}
