import { Refused } from '@torrent/service-kit'
import { type Actor, requireReach, requireRight } from '../actor.ts'
import { recordChanges } from '../deployments/deployments.ts'
import { listKeyStates } from '../keys/keys.ts'
import { requireChannel, requireName } from '../names.ts'
import { requireNote } from '../note.ts'
import type { PortalContext } from '../portal-context.ts'
import { keyOf } from '../releases/known-releases.ts'
import { requireTenants } from '../tenants/tenants.ts'
import { type Change, rolledBack } from './placement.ts'
import { lockPlacements, readPlacements, savePlacements } from './placement-rows.ts'
import { type Finding, type Plan, requireUnchanged, type SeenRevision } from './plan.ts'

export interface Rollback {
  name: string
  /** Empty: every tenant. */
  tenant: string
  /** Empty: stable. */
  channel: string
  dryRun: boolean
  note: string
  basedOn: readonly SeenRevision[]
}

/**
 * Ends the canary where there is one, else goes back to the release before. It is the way out, so it is never held up
 * by what does not fit together; only a release that nobody trusts any more does not come back. Refused:
 * `nothing_to_roll_back`, `promoted_meanwhile`, `unknown_tenant`, `not_your_tenant`, `forbidden`, `token_scope`.
 */
export async function rollback(context: PortalContext, actor: Actor, wanted: Rollback): Promise<Plan> {
  const name = requireName(wanted.name)
  requireRight(actor, 'promote', name)
  requireReach(actor, wanted.tenant)
  const channel = requireChannel(wanted.channel)
  const note = requireNote(wanted.note)
  return context.transaction(async tx => {
    await lockPlacements(tx)
    const tenants = await requireTenants(tx, wanted.tenant)
    const present = (await readPlacements(tx, wanted.tenant, name)).filter(
      each => each.channel === channel && tenants.includes(each.tenant),
    )
    requireUnchanged(present, channel, wanted.basedOn)
    const changes = present.map(rolledBack).filter((change): change is Change => change !== undefined)
    if (changes.length === 0) throw new Refused('nothing_to_roll_back', 'name', { name })
    const coming = changes.map(({ after }) => after).filter(({ version }) => version !== '')
    const releases = await context.releases.find(tx, coming)
    const keys = await listKeyStates(tx)
    const findings = coming.map((after): Finding => {
      const release = releases.get(keyOf(after))
      const ok = release !== undefined && context.releases.isTrusted(release, keys)
      const explanation = ok ? TRUSTED : NOT_TRUSTED
      return { tenant: after.tenant, channel, rule: 'signature', ok, explanation: explanation(keyOf(after)) }
    })
    const plan = { ok: findings.every(({ ok }) => ok), findings, changes }
    if (wanted.dryRun || !plan.ok) return plan
    const saved = await savePlacements(tx, changes, actor)
    await recordChanges(tx, actor, 'rollback', saved, { everywhere: wanted.tenant === '', note })
    return { ...plan, changes: saved }
  })
}

const TRUSTED = (release: string) => ({
  ja: `${release}の署名は有効です。`,
  en: `${release} carries a signature that is trusted.`,
})
const NOT_TRUSTED = (release: string) => ({
  ja: `${release}の署名鍵は無効になっています。別のリリースを公開してください。`,
  en: `The key that ${release} is signed with is no longer trusted. Promote another release instead.`,
})
