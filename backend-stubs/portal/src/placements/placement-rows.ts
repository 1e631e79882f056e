import { rows, type Transaction, writeOutbox } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { iso } from '../iso.ts'
import type { Change, Placement } from './placement.ts'

/** The columns of a placement as {@link Placement} names them. */
const PLACEMENT = sql`tenant, channel, name, version, coalesce(canary_version, '') as "canaryVersion",
  coalesce(canary_percent, 0) as "canaryPercent", ${iso('canary_since')} as "canarySince", previous, revision,
  changed_by as "changedBy", changed_by_kind as "changedByKind", ${iso('changed_at')} as "changedAt"`

/** One change at a time, whoever makes it: until this transaction ends, no other gets past here. */
export async function lockPlacements(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('torrent.placements'))`)
}

/** All placements of a tenant, or of all tenants when it is empty. */
export function readPlacements(tx: Transaction, tenant = '', name = ''): Promise<Placement[]> {
  return rows<Placement>(
    tx,
    sql`select ${PLACEMENT} from placements
      where (${tenant} = '' or tenant = ${tenant}) and (${name} = '' or name = ${name}) order by tenant, channel, name`,
  )
}

/** Writes changes and tells of them in the same transaction. Answers them as they are from now on. */
export async function savePlacements(tx: Transaction, changes: readonly Change[], actor: Actor): Promise<Change[]> {
  const saved: Change[] = []
  for (const { before, after } of changes) {
    if (after.version === '') {
      await tx.execute(sql`delete from placements
        where tenant = ${after.tenant} and channel = ${after.channel} and name = ${after.name}`)
      saved.push({ ...(before ? { before } : {}), after })
      continue
    }
    const [row] = await rows<Placement>(
      tx,
      sql`insert into placements as p (tenant, channel, name, version, canary_version, canary_percent, canary_since,
          previous, changed_by, changed_by_kind)
        values (${after.tenant}, ${after.channel}, ${after.name}, ${after.version}, nullif(${after.canaryVersion}, ''),
          nullif(${after.canaryPercent}::int, 0), case when ${after.canaryVersion} = '' then null else now() end,
          ${sql.param([...after.previous])}, ${actor.name}, ${actor.kind})
        on conflict (tenant, channel, name) do update set
          version = excluded.version, canary_version = excluded.canary_version, canary_percent = excluded.canary_percent,
          canary_since = case when excluded.canary_version = p.canary_version then p.canary_since else excluded.canary_since end,
          previous = excluded.previous, revision = p.revision + 1, changed_by = excluded.changed_by,
          changed_by_kind = excluded.changed_by_kind, changed_at = clock_timestamp()
        returning ${PLACEMENT}`,
    )
    if (row) saved.push(before ? { before, after: row } : { after: row })
  }
  await announce(tx, saved)
  return saved
}

/** The topic on which it is told that something else is in force (`ReleasesChanged`). */
const CHANGED = 'portal.changed'

async function announce(tx: Transaction, changes: readonly Change[]): Promise<void> {
  for (const { after } of changes) {
    // A message belongs to the tenant that it is told to.
    await tx.execute(sql`select set_config('torrent.tenant', ${after.tenant}, true)`)
    await writeOutbox(tx, [
      {
        aggregateType: CHANGED,
        aggregateId: `${after.tenant}/${after.name}`,
        type: 'torrent.portal.v1.ReleasesChanged',
        payload: { name: after.name, channel: after.channel },
        version: after.revision,
      },
    ])
  }
}
