import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { PORTAL } from '../actor.ts'
import { recordChanges } from '../deployments/deployments.ts'
import type { PortalContext } from '../portal-context.ts'
import { rolledBack } from './placement.ts'
import { lockPlacements, readPlacements, savePlacements } from './placement-rows.ts'

/** Ends this release's trial; false when it had ended or another one had begun before. */
export function abortCanary(
  context: Pick<PortalContext, 'transaction'>,
  { tenant, channel, name, version }: { tenant: string; channel: string; name: string; version: string },
  reason: { ja: string; en: string },
): Promise<boolean> {
  return context.transaction(async tx => {
    await lockPlacements(tx)
    const present = (await readPlacements(tx, tenant, name)).find(each => each.channel === channel)
    const change = present?.canaryVersion === version ? rolledBack(present) : undefined
    if (!change || version === '') return false
    const saved = await savePlacements(tx, [change], PORTAL)
    await recordChanges(tx, PORTAL, 'abort', saved, { everywhere: false, note: `${reason.en} / ${reason.ja}` })
    return true
  })
}

/** Whether pages of this tenant may run this release: it is, or was, in force or on trial there. */
export async function mayHave(tx: Transaction, tenant: string, name: string, version: string): Promise<boolean> {
  const found = await rows(
    tx,
    sql`select 1 from placements where tenant = ${tenant} and name = ${name}
        and (version = ${version} or canary_version = ${version} or ${version} = any(previous))
      union all
      select 1 from deployments where name = ${name} and tenant in ('', ${tenant})
        and action in ('promote', 'rollback', 'abort') and ${version} in (version, previous_version) limit 1`,
  )
  return found.length > 0
}
