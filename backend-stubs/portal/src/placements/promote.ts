import { allResolved } from '@torrent/release'
import { Refused, type Transaction } from '@torrent/service-kit'
import { type Actor, requireReach, requireRight } from '../actor.ts'
import { recordChanges } from '../deployments/deployments.ts'
import { listKeyStates } from '../keys/keys.ts'
import { requireChannel, requireName, requireVersion } from '../names.ts'
import { requireNote } from '../note.ts'
import type { PortalContext } from '../portal-context.ts'
import { requireTenants } from '../tenants/tenants.ts'
import { audiencesOfChange } from './compositions.ts'
import { findingsOf } from './findings.ts'
import { type Change, promoted } from './placement.ts'
import { lockPlacements, readPlacements, savePlacements } from './placement-rows.ts'
import { type Plan, requireUnchanged, type SeenRevision } from './plan.ts'

export interface Promotion {
  name: string
  version: string
  /** Empty: every tenant. */
  tenant: string
  /** Empty: stable. */
  channel: string
  /** 1 to 100; 0 is 100. */
  percent: number
  /** Empty: on whatever is in force. */
  basedOn: readonly SeenRevision[]
  /** Only plan it. */
  dryRun: boolean
  note: string
}

/**
 * Puts a release in force for a tenant or all of them, for everybody or a part of the people. Nothing is changed when
 * the plan is not ok. Refused: `unknown_release`, `unknown_tenant`, `not_your_tenant`, `no_stable_release`,
 * `promoted_meanwhile`, `forbidden`, `token_scope`, `invalid`.
 */
export async function promote(context: PortalContext, actor: Actor, promotion: Promotion): Promise<Plan> {
  const name = requireName(promotion.name)
  requireRight(actor, 'promote', name)
  requireReach(actor, promotion.tenant)
  const channel = requireChannel(promotion.channel)
  const percent = requirePercent(promotion.percent)
  const version = requireVersion(promotion.version)
  const note = requireNote(promotion.note)
  return context.transaction(async tx => {
    await lockPlacements(tx)
    const tenants = await requireTenants(tx, promotion.tenant)
    const release = await requireRelease(context, tx, name, version)
    const all = await readPlacements(tx)
    const present = tenants.map(tenant =>
      all.find(each => each.tenant === tenant && each.channel === channel && each.name === name),
    )
    requireUnchanged(present, channel, promotion.basedOn)
    const changes: Change[] = []
    for (const [index, tenant] of tenants.entries()) {
      const before = present[index]
      if (percent < 100 && !before) throw new Refused('no_stable_release', 'percent', { tenant, channel, name })
      const change = promoted(before, { tenant, channel, name, version: release.version, percent })
      if (change) changes.push(change)
    }
    const as = percent < 100 ? ('canary' as const) : ('stable' as const)
    const signature = context.releases.signatureOf(release, await listKeyStates(tx))
    const candidate = { manifest: release.content, as, signature }
    const audiences = audiencesOfChange(all, tenants, { channel, name })
    const findings = await findingsOf(context, tx, [candidate], all, audiences)
    const plan = { ok: allResolved(findings), findings, changes }
    if (promotion.dryRun || !plan.ok) return plan
    const saved = await savePlacements(tx, changes, actor)
    await recordChanges(tx, actor, 'promote', saved, { everywhere: promotion.tenant === '', note })
    return { ...plan, changes: saved }
  })
}

function requirePercent(percent: number): number {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) throw new Refused('not_a_percent', 'percent')
  return percent === 0 ? 100 : percent
}

/** Refused: `unknown_release`. */
async function requireRelease(context: PortalContext, tx: Transaction, name: string, version: string) {
  const release = [...(await context.releases.find(tx, [{ name, version }])).values()][0]
  if (!release) throw new Refused('unknown_release', 'version', { name, version })
  return release
}
