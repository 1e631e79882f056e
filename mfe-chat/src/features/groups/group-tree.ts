/** A group where it stands in the tree; the top has depth 0. */
export interface TreeEntry<G> {
  group: G
  depth: number
}

interface Placed {
  id: string
  name: string
  parentId: string
  allHands: boolean
}

/**
 * Groups as a tree, each followed by those below it, by name, the one of all hands first. One whose parent this person
 * may not know of stands at the top; a circle, which there should never be, is cut where it is entered.
 */
export function groupTree<G extends Placed>(groups: readonly G[], language: string): TreeEntry<G>[] {
  const known = new Set(groups.map(({ id }) => id))
  const below = Map.groupBy(groups, ({ parentId }) => (known.has(parentId) ? parentId : ''))
  const collator = new Intl.Collator(language)
  const placed = new Set<string>()
  const entries: TreeEntry<G>[] = []

  const place = (group: G, depth: number) => {
    if (placed.has(group.id)) return
    placed.add(group.id)
    entries.push({ group, depth })
    for (const child of sorted(below.get(group.id) ?? [])) place(child, depth + 1)
  }
  const sorted = (siblings: readonly G[]) =>
    siblings.toSorted((a, b) => Number(b.allHands) - Number(a.allHands) || collator.compare(a.name, b.name))

  for (const group of sorted(below.get('') ?? [])) place(group, 0)
  for (const group of sorted(groups)) place(group, 0)
  return entries
}

/** The groups below a group, itself included: what may not become its parent. */
export function groupAndBelow<G extends Pick<Placed, 'id' | 'parentId'>>(
  groups: readonly G[],
  id: string,
): Set<string> {
  const inside = new Set([id])
  for (let before = 0; before !== inside.size; ) {
    before = inside.size
    for (const group of groups) if (inside.has(group.parentId)) inside.add(group.id)
  }
  return inside
}
