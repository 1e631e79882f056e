import { publicKeyOf, type ReleaseManifest } from '@torrent/release'
import { log, Refused, type Transaction } from '@torrent/service-kit'
import { PORTAL } from '../actor.ts'
import { recordChanges } from '../deployments/deployments.ts'
import { readShellOffer } from '../facts.ts'
import { listKeyStates, registerKey } from '../keys/keys.ts'
import { audiencesOf } from '../placements/compositions.ts'
import { findingsOf } from '../placements/findings.ts'
import { type Change, type Placement, promoted } from '../placements/placement.ts'
import { lockPlacements, readPlacements, savePlacements } from '../placements/placement-rows.ts'
import type { PortalContext } from '../portal-context.ts'
import { keyOf } from '../releases/known-releases.ts'
import { tenantIds } from '../tenants/tenants.ts'
import { publishBuild } from './publish-build.ts'
import { readBuild } from './read-build.ts'

interface Taken {
  manifest: ReleaseManifest
  isNew: boolean
}

/**
 * Takes the micro-frontends that have been built beside the portal as its own signed releases and puts them in force
 * together, where nobody has decided otherwise. Answers their versions by name. Throws `UnusableBuild`.
 * @param without `tenant/name` of what a tenant is not given, and loses where this portal had given it
 */
export async function takeCheckout(
  context: PortalContext,
  folders: readonly string[],
  privateKey: string,
  without: readonly string[] = [],
): Promise<Map<string, string>> {
  if (!(await mayStillSign(context, privateKey))) return new Map()
  const taken: Taken[] = []
  for (const folder of folders) taken.push(await publishBuild(context, PORTAL, await readBuild(folder), privateKey))
  await context.transaction(tx => putInForce(context, tx, taken, new Set(without)))
  return new Map(taken.map(({ manifest: { name, version } }) => [name, version]))
}

/** Registers the portal's own key. Somebody may have revoked it: the portal starts, and takes in nothing. */
async function mayStillSign(context: PortalContext, privateKey: string): Promise<boolean> {
  const key = { label: 'This portal', publicKey: publicKeyOf(privateKey), names: [] }
  try {
    await context.transaction(tx => registerKey(tx, PORTAL, key))
    return true
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'key_revoked') throw error
    log.warn({ key: error.params.key }, 'the key of this portal is revoked; nothing is taken from the checkout')
    return false
  }
}

async function putInForce(
  context: PortalContext,
  tx: Transaction,
  taken: readonly Taken[],
  without: ReadonlySet<string>,
): Promise<void> {
  await lockPlacements(tx)
  const tenants = await tenantIds(tx)
  const placements = await readPlacements(tx)
  const stable = placements.filter(({ channel }) => channel === 'stable')
  const releases = await context.releases.find(tx, stable)
  const changes: Change[] = []
  for (const { manifest, isNew } of taken)
    for (const tenant of tenants) {
      const before = stable.find(each => each.tenant === tenant && each.name === manifest.name)
      const origin = before && releases.get(keyOf(before))?.origin
      if (before && !gives(before, origin, isNew)) continue
      const change = without.has(`${tenant}/${manifest.name}`)
        ? before && { before, after: { ...before, version: '' } }
        : promoted(before, { ...manifest, tenant, channel: 'stable', percent: 100 })
      if (change) changes.push(change)
    }
  if (changes.length === 0) return
  await warnOfProblems(context, tx, taken, placements)
  const saved = await savePlacements(tx, changes, PORTAL)
  for (const { manifest } of taken) {
    const own = saved.filter(({ after }) => after.name === manifest.name)
    const [given, withdrawn] = [own.filter(({ after }) => after.version), own.filter(({ after }) => !after.version)]
    await recordChanges(tx, PORTAL, 'promote', given, { everywhere: given.length === tenants.length, note: '' })
    await recordChanges(tx, PORTAL, 'rollback', withdrawn, {
      everywhere: withdrawn.length === tenants.length,
      note: '',
    })
  }
}

/**
 * Whether a placement gives way to what was built here: never one that a team has published, one that is on trial, or one
 * that somebody has gone back to since this build was first seen.
 */
function gives(before: Placement, origin: string | undefined, isNew: boolean): boolean {
  return origin === 'checkout' && before.canaryVersion === '' && (before.changedByKind === 'portal' || isNew)
}

/** Who starts a portal from a checkout wants that checkout: it is told what does not fit, and started all the same. */
async function warnOfProblems(
  context: PortalContext,
  tx: Transaction,
  taken: readonly Taken[],
  placements: readonly Placement[],
): Promise<void> {
  if (!(await readShellOffer(tx))) return
  const keys = await listKeyStates(tx)
  const releases = await context.releases.find(
    tx,
    taken.map(({ manifest }) => manifest),
  )
  const candidates = [...releases.values()].map(release => ({
    manifest: release.content,
    as: 'stable' as const,
    signature: context.releases.signatureOf(release, keys),
  }))
  const audiences = audiencesOf(placements, await tenantIds(tx))
  for (const { ok, tenant, channel, rule, explanation } of await findingsOf(
    context,
    tx,
    candidates,
    placements,
    audiences,
  ))
    if (!ok) log.warn({ tenant, channel, rule, reason: explanation.en }, 'a release of this checkout does not fit')
}
