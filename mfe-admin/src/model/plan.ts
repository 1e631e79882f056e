import type { Placement, PlacementChange, Plan } from '../bff.ts'

/** What a plan was made on: when one of these has moved since, somebody else was quicker. */
export function revisionsOf(plan: Plan | undefined): { tenant: string; channel: string; revision: number }[] {
  return (plan?.changes ?? []).flatMap(({ before, after }) => {
    const place = before ?? after
    return place ? [{ tenant: place.tenant, channel: place.channel, revision: before?.revision ?? 0 }] : []
  })
}

/**
 * What a change means for the people of one place:
 * - `trial`: a part of them gets another release; `share`: the part on trial changes
 * - `trialEnds`: everybody gets the stable release again; `trialWins`: everybody gets the one that was on trial
 * - `first`: there was nothing; `replace`: everybody gets another release
 */
export type ChangeKind = 'first' | 'replace' | 'trial' | 'share' | 'trialEnds' | 'trialWins'

export function kindOf({ before, after }: PlacementChange): ChangeKind {
  if (!isThere(before)) return after?.canaryVersion ? 'trial' : 'first'
  if (after?.canaryVersion) return after.canaryVersion === before.canaryVersion ? 'share' : 'trial'
  if (before.canaryVersion && after?.version === before.version) return 'trialEnds'
  return before.canaryVersion !== '' && after?.version === before.canaryVersion ? 'trialWins' : 'replace'
}

/** Where nothing is in force yet, `before` may be absent or without a version. */
function isThere(placement: Placement | undefined): placement is Placement {
  return placement !== undefined && placement.version !== ''
}
