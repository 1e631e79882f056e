import {
  allResolved,
  type BffContract,
  type Candidate,
  type ReleaseManifest,
  type SignatureState,
  solve,
  solveBff,
  type Weights,
} from '@torrent/release'
import { Refused, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { listBffs } from '../bffs/bff-rows.ts'
import { readShellOffer } from '../facts.ts'
import type { PortalContext } from '../portal-context.ts'
import { requireTenants } from '../tenants/tenants.ts'
import { type Audience, audiencesOf, compositionsOf } from './compositions.ts'
import type { Placement } from './placement.ts'
import { readPlacements } from './placement-rows.ts'
import type { Finding } from './plan.ts'

/** A release that would break something; the findings say what and where. */
export class DoesNotResolve extends Refused {
  readonly findings: readonly Finding[]

  constructor(release: { name: string; version: string }, findings: readonly Finding[]) {
    super('does_not_resolve', 'version', { name: release.name, version: release.version })
    this.findings = findings
  }
}

/** Whether the candidates resolve for everybody who would get them. Refused: `unavailable` before a shell is known. */
export async function findingsOf(
  { releases }: Pick<PortalContext, 'releases'>,
  tx: Transaction,
  candidates: readonly Candidate[],
  placements: readonly Placement[],
  audiences: readonly Audience[],
): Promise<Finding[]> {
  const shell = await readShellOffer(tx)
  if (!shell) throw new Refused('unavailable')
  const bffs = (await listBffs(tx)).map(({ contract }) => contract)
  return solve({
    ...{ candidates, shell, bffs },
    compositions: await compositionsOf(releases, tx, placements, audiences),
  })
}

/**
 * Answers the findings of a release that is being published, whose signature has been checked, for every composition
 * that its publisher reaches. Throws `DoesNotResolve`.
 */
export async function requireResolved(
  context: Pick<PortalContext, 'releases'>,
  tx: Transaction,
  actor: Actor,
  manifest: ReleaseManifest,
  weights?: Weights,
): Promise<Finding[]> {
  const tenants = await requireTenants(tx, actor.tenant)
  const placements = await readPlacements(tx)
  const signature: SignatureState = 'valid'
  const candidate: Candidate = { manifest, as: 'stable', signature, ...(weights ? { weights } : {}) }
  const findings = await findingsOf(context, tx, [candidate], placements, audiencesOf(placements, tenants))
  if (!allResolved(findings)) throw new DoesNotResolve(manifest, findings)
  return findings
}

/** A page that was loaded with a release may stay open that long after another took its place. */
const OPEN_FOR = '24 hours'

/** Whether the screens in force, and those whose pages may still be open, understand a BFF with this contract. */
export async function bffFindings(
  { releases }: Pick<PortalContext, 'releases'>,
  tx: Transaction,
  contract: BffContract,
): Promise<Finding[]> {
  const placements = await readPlacements(tx)
  const tenants = await requireTenants(tx, '')
  const gone = await rows<{ name: string; version: string }>(
    tx,
    sql`select distinct name, previous_version as version from deployments
      where action in ('promote', 'rollback', 'abort') and previous_version <> '' and at > now() - ${OPEN_FOR}::interval`,
  )
  const open = [...(await releases.find(tx, gone)).values()].map(({ content }) => content)
  const compositions = await compositionsOf(releases, tx, placements, audiencesOf(placements, tenants))
  return solveBff({ contract, compositions, open })
}
