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
 * - `replaceTrial`: everybody gets another release, also those who had one on trial
 * - `trialEnds`: everybody gets the stable release again; `trialWins`: everybody gets the one that was on trial
 * - `first`: there was nothing; `replace`: everybody gets another release; `removed`: there is nothing any more
 */
export type ChangeKind =
  | 'first'
  | 'replace'
  | 'trial'
  | 'share'
  | 'replaceTrial'
  | 'trialEnds'
  | 'trialWins'
  | 'removed'

/** Which of these a change is. */
export function kindOf({ before, after }: PlacementChange): ChangeKind {
  if (!isThere(after)) return 'removed'
  if (!isThere(before)) return after.canaryVersion ? 'trial' : 'first'
  if (after.canaryVersion) return after.canaryVersion === before.canaryVersion ? 'share' : 'trial'
  if (before.canaryVersion && after.version === before.version) return 'trialEnds'
  if (before.canaryVersion === '') return 'replace'
  return after.version === before.canaryVersion ? 'trialWins' : 'replaceTrial'
}

/** Where nothing is in force, a placement may be absent or without a version. */
function isThere(placement: Placement | undefined): placement is Placement {
  return placement !== undefined && placement.version !== ''
}

/** Places of one channel in which the same happens. */
export interface ChangeGroup {
  tenants: readonly string[]
  channel: string
  /** What happens, in the first of them. */
  change: PlacementChange
}

/** The changes of a plan, those that are the same for several tenants taken together. */
export function alike(changes: readonly PlacementChange[]): ChangeGroup[] {
  const groups = new Map<string, { tenants: string[]; channel: string; change: PlacementChange }>()
  for (const change of changes) {
    const place = change.after ?? change.before
    if (!place) continue
    const [before, after] = [change.before, change.after].map(each => each && [each.version, shareOf(each)])
    const key = JSON.stringify([place.channel, before, after])
    const group = groups.get(key) ?? { tenants: [], channel: place.channel, change }
    group.tenants.push(place.tenant)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function shareOf({ canaryVersion, canaryPercent }: Placement): string {
  return canaryVersion && `${canaryVersion} ${canaryPercent}`
}
