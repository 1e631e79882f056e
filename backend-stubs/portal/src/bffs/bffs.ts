import { Refused } from '@torrent/service-kit'
import { type Actor, requireRight } from '../actor.ts'
import { record } from '../deployments/deployments.ts'
import { requireName } from '../names.ts'
import { bffFindings } from '../placements/findings.ts'
import { readPlacements } from '../placements/placement-rows.ts'
import type { Plan } from '../placements/plan.ts'
import type { PortalContext } from '../portal-context.ts'
import { type BffRecord, deleteBff, listBffs, writeBff } from './bff-rows.ts'
import { fetchContract } from './fetch-contract.ts'

/**
 * Registers a BFF outside of the portal's processes under `/api/<name>`, or brings its contract up to date. Nothing is
 * changed when screens in force, or whose pages may still be open, would not understand it: the plan says which. Refused:
 * `bff_unreachable`, `already_exists` for a name of the portal's own, `invalid`, `token_scope`.
 */
export async function registerBff(
  context: PortalContext,
  actor: Actor,
  wanted: { name: string; url: string; dryRun: boolean },
): Promise<Plan> {
  requireRight(actor, 'operate')
  const name = requireName(wanted.name)
  if (RESERVED.has(name)) throw new Refused('already_exists', 'name')
  const url = requireUrl(wanted.url)
  if (await context.transaction(async tx => (await listBffs(tx)).some(bff => bff.name === name && bff.url === '')))
    throw new Refused('already_exists', 'name')
  const contract = await fetchContract(name, url)
  return context.transaction(async tx => {
    const findings = await bffFindings(context, tx, contract)
    const plan = { ok: findings.every(({ ok }) => ok), findings, changes: [] }
    if (wanted.dryRun || !plan.ok) return plan
    await writeBff(tx, { name, url, contract, registeredBy: actor.name })
    await record(tx, actor, { action: 'bff', name, note: url })
    return plan
  })
}

/** Takes an outside BFF away. Refused: `not_found`, `bff_in_use` while screens in force call it. */
export function removeBff(context: PortalContext, actor: Actor, name: string): Promise<BffRecord> {
  requireRight(actor, 'operate')
  return context.transaction(async tx => {
    const bff = (await listBffs(tx)).find(each => each.name === name)
    if (!bff || bff.url === '') throw new Refused('not_found')
    const versions = (await readPlacements(tx)).flatMap(placement => [
      { name: placement.name, version: placement.version },
      ...(placement.canaryVersion === '' ? [] : [{ name: placement.name, version: placement.canaryVersion }]),
    ])
    for (const [release, { content }] of await context.releases.find(tx, versions))
      if (content.bff?.name === name) throw new Refused('bff_in_use', 'name', { name, release })
    await deleteBff(tx, name)
    await record(tx, actor, { action: 'bff', name, note: 'removed' })
    return bff
  })
}

/** What the gateway itself answers below `/api`. */
const RESERVED = new Set(['auth', 'deploy'])

function requireUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const plain = url && url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (!plain || !/^https?:$/.test(url.protocol) || text.length > 500) throw new Refused('invalid', 'url')
  return url.href.replace(/\/$/, '')
}
