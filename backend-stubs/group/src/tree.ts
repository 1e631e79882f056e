import { Refused } from '@torrent/service-kit'

/** A group's place: under which other one it is. */
export interface Place {
  id: string
  /** Empty at the top. */
  parentId: string
}

/** How deep groups may be nested; the top is 1. */
export const DEPTH = 8

/**
 * Whether a group may be put under another, given all places of the tenant. Refused: `below_itself` for itself and
 * what is below it, `too_deep` when it, or what is below it, would be nested deeper than {@link DEPTH}.
 */
export function requirePlace(places: readonly Place[], id: string, parentId: string): void {
  const parents = new Map(places.map(place => [place.id, place.parentId]))
  const above = lineage(parents, parentId)
  if (above.includes(id)) throw new Refused('below_itself', 'parentId')
  if (above.length + heightOf(places, parents, id) > DEPTH)
    throw new Refused('too_deep', 'parentId', { max: String(DEPTH) })
}

/** A group and all above it, the nearest first. */
function lineage(parents: ReadonlyMap<string, string>, id: string): string[] {
  const above: string[] = []
  for (let at = id; at !== '' && !above.includes(at); at = parents.get(at) ?? '') above.push(at)
  return above
}

/** 1 for a group that has none below it. */
function heightOf(places: readonly Place[], parents: ReadonlyMap<string, string>, id: string): number {
  const heights = places.map(place => lineage(parents, place.id).indexOf(id) + 1)
  return Math.max(1, ...heights)
}
