/** Which release a tenant gets in a channel, as far as it decides what a person is served. */
export interface PlacementInForce {
  tenant: string
  channel: string
  name: string
  version: string
  /** Empty when there is none. */
  canaryVersion: string
  /** 1 to 99 where there is a canary. */
  canaryPercent: number
}

/** Who asks. */
export interface PlacedPerson {
  tenant: string
  /** `stable` for most. */
  channel: string
  /** See `bucketOf`. */
  bucket: number
}

/** The release that one person gets. */
export interface ResolvedRelease {
  name: string
  version: string
  reason: 'stable' | 'canary'
  /** Where the placement stands: the person's own channel, or `stable`. */
  channel: string
}

export const STABLE = 'stable'

/**
 * What one person is served, by name. A channel shows what `stable` shows wherever it has no placement of its own; a
 * canary is for the people whose bucket lies below its percentage.
 */
export function resolve(placements: readonly PlacementInForce[], person: PlacedPerson): ResolvedRelease[] {
  return inChannel(placements, person.tenant, person.channel)
    .map(({ name, version, canaryVersion, canaryPercent, channel }): ResolvedRelease => {
      const isOnTrial = canaryVersion !== '' && person.bucket < canaryPercent
      return isOnTrial
        ? { name, version: canaryVersion, reason: 'canary', channel }
        : { name, version, reason: 'stable', channel }
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The placements that count for the people of a tenant who are in a channel: the channel's own before stable's. */
export function inChannel<P extends Pick<PlacementInForce, 'tenant' | 'channel' | 'name'>>(
  placements: readonly P[],
  tenant: string,
  channel: string,
): P[] {
  const byName = new Map<string, P>()
  for (const wanted of [STABLE, channel])
    for (const placement of placements)
      if (placement.tenant === tenant && placement.channel === wanted) byName.set(placement.name, placement)
  return [...byName.values()]
}
