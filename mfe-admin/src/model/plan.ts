import type { Placement, PlacementChange, Plan } from '../bff.ts'

/** A placement as somebody has seen it. */
export interface Seen {
  tenant: string
  channel: string
  revision: number
}

/**
 * What a decision is based on: when one of these has moved since, somebody else was quicker. That is every place which
 * the decision is about, also those that the plan leaves as they are.
 */
export function seenBy(
  plan: Pick<Plan, 'changes'> | undefined,
  placements: readonly Placement[],
  target: { tenant: string; channel: string },
): Seen[] {
  const seen = new Map<string, Seen>()
  const see = (tenant: string, channel: string, revision: number) =>
    seen.set(`${tenant} ${channel}`, { tenant, channel, revision })
  for (const { tenant, channel, revision } of placements) {
    if (channel === target.channel && (target.tenant === '' || target.tenant === tenant)) see(tenant, channel, revision)
  }
  // The plan was made later than the list that the page shows.
  for (const { before, after } of plan?.changes ?? []) {
    const place = before ?? after
    if (place) see(place.tenant, place.channel, before?.revision ?? 0)
  }
  return [...seen.values()]
}

/**
 * What a change means for the people of one place:
 * - `trial`: a part of them gets another release; `share`: the part on trial changes
 * - `trialEnds`: everybody gets the stable release again; `trialWins`: everybody gets the one that was on trial
 * - `first`: there was nothing; `replace`: everybody gets another release; `removed`: there is nothing any more
 */
export type ChangeKind = 'first' | 'replace' | 'trial' | 'share' | 'trialEnds' | 'trialWins' | 'removed'

export function kindOf({ before, after }: PlacementChange): ChangeKind {
  if (!isThere(after)) return 'removed'
  if (!isThere(before)) return after.canaryVersion ? 'trial' : 'first'
  if (after.canaryVersion) return after.canaryVersion === before.canaryVersion ? 'share' : 'trial'
  if (before.canaryVersion && after.version === before.version) return 'trialEnds'
  return before.canaryVersion !== '' && after.version === before.canaryVersion ? 'trialWins' : 'replace'
}

/** Where nothing is in force, a placement may be absent or without a version. */
function isThere(placement: Placement | undefined): placement is Placement {
  return placement !== undefined && placement.version !== ''
}
