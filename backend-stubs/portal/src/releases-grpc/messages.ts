import type { MessageInitShape } from '@bufbuild/protobuf'
import type {
  BffSchema,
  PlacementSchema,
  PlanSchema,
  ReleaseSchema,
  SigningKeySchema,
} from '@torrent/contracts/releases'
import type { BffRecord } from '../bffs/bff-rows.ts'
import type { SigningKeyRecord } from '../keys/keys.ts'
import type { Placement } from '../placements/placement.ts'
import type { Plan } from '../placements/plan.ts'
import type { ReleaseRecord } from '../releases/release-rows.ts'

/** A placement as the contract has it. */
export function placementMessage(placement: Placement): MessageInitShape<typeof PlacementSchema> {
  const { previous, changedByKind: _, ...rest } = placement
  return { ...rest, previousVersion: previous[0] ?? '' }
}

/** A plan as the contract has it. */
export function planMessage({ ok, findings, changes }: Plan): MessageInitShape<typeof PlanSchema> {
  return {
    ok,
    findings: [...findings],
    changes: changes.map(({ before, after }) => ({
      ...(before ? { before: placementMessage(before) } : {}),
      after: placementMessage(after),
    })),
  }
}

/** A release as the contract has it, with those of the placements where it is in force or on trial. */
export function releaseMessage(
  release: ReleaseRecord,
  placements: readonly Placement[],
): MessageInitShape<typeof ReleaseSchema> {
  const { name, version } = release
  const here = placements.filter(
    each => each.name === name && (each.version === version || each.canaryVersion === version),
  )
  return { ...release, placements: here.map(placementMessage) }
}

/** A signing key as the contract has it. */
export function keyMessage(key: SigningKeyRecord): MessageInitShape<typeof SigningKeySchema> {
  return { ...key, names: [...key.names] }
}

/** A BFF as the contract has it. */
export function bffMessage(bff: BffRecord): MessageInitShape<typeof BffSchema> {
  return { ...bff, contract: JSON.stringify(bff.contract) }
}
