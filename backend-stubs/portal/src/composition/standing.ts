import type { PlacementInForce } from '@torrent/release'
import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { KeyState } from '../keys/keys.ts'

/** All that decides what one person is served, as it is now. */
export interface Standing {
  /** Undefined for a tenant that the portal does not know. */
  tenant: { ja: string; en: string; template: string } | null
  channel: string
  placements: PlacementInForce[]
  keys: KeyState[]
  previews: PreviewInForce[]
}

export interface PreviewInForce {
  name: string
  /** A published version; of one on a development server, the version that was published last. */
  version: string
  /** Empty: the published version. */
  devOrigin: string
}

/**
 * Reads it in one question, since every page begins with it. Previews count only when they are this person's and neither
 * over nor ended, whatever ids were sent.
 */
export async function readStanding(
  tx: Transaction,
  person: { tenant: string; member: string },
  previews: readonly string[],
): Promise<Standing> {
  const { tenant, member } = person
  const [standing] = await rows<Standing>(
    tx,
    sql`select
      (select jsonb_build_object('ja', name_ja, 'en', name_en, 'template', template) from tenants where id = ${tenant}) as tenant,
      coalesce((select channel from channel_members where tenant = ${tenant} and member = ${member}), 'stable') as channel,
      (select coalesce(jsonb_agg(jsonb_build_object('tenant', tenant, 'channel', channel, 'name', name, 'version', version,
          'canaryVersion', coalesce(canary_version, ''), 'canaryPercent', coalesce(canary_percent, 0))), '[]')
        from placements where tenant = ${tenant}) as placements,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'publicKey', public_key, 'names', names,
          'revoked', revoked_at is not null)), '[]') from signing_keys) as keys,
      (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'devOrigin', dev_origin, 'version', case when version <> ''
          then version else (select r.version from releases r where r.name = previews.name order by published_at desc limit 1) end)
          order by created_at), '[]')
        from previews where id = any(${sql.param([...previews])}) and claimed_by = ${member} and claimed_tenant = ${tenant}
          and ended_at is null and expires_at > now()) as previews`,
  )
  if (!standing) throw new TypeError('a select without from has one row')
  return standing
}
