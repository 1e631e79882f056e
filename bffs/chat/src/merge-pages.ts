/** Where to go on in one source: its page from `cursor` on, without the first `skip` that have been shown. */
export interface Position {
  cursor: string
  skip: number
}

/** What a source answered for a position. */
export interface SourcePage<Item> {
  from: Position
  /** In the order of the whole, from `from.cursor` on. */
  items: readonly Item[]
  /** Empty when there is nothing more. */
  next: string
}

export interface MergedPage<Item> {
  items: Item[]
  /** Sources that have more, by name; empty at the end. */
  positions: Record<string, Position>
}

/**
 * One page out of several sources that are each in order: at most `limit`, and never beyond a source that would have to
 * be asked again first, so that the order holds over all pages. It may be shorter than `limit` and more still follow.
 */
export function mergePages<Item>(
  pages: Readonly<Record<string, SourcePage<Item>>>,
  precedes: (a: Item, b: Item) => boolean,
  limit: number,
): MergedPage<Item> {
  const taken = new Map(Object.entries(pages).map(([source, { from }]) => [source, from.skip]))
  const items: Item[] = []
  while (items.length < limit) {
    let first: { source: string; item: Item } | undefined
    let isWaiting = false
    for (const [source, page] of Object.entries(pages)) {
      const item = page.items[taken.get(source) ?? 0]
      if (item === undefined) isWaiting ||= page.next !== ''
      else if (!first || precedes(item, first.item)) first = { source, item }
    }
    if (isWaiting || !first) break
    items.push(first.item)
    taken.set(first.source, (taken.get(first.source) ?? 0) + 1)
  }
  const positions: Record<string, Position> = {}
  for (const [source, { from, items: all, next }] of Object.entries(pages)) {
    const skip = taken.get(source) ?? 0
    if (skip < all.length) positions[source] = { cursor: from.cursor, skip }
    else if (next !== '') positions[source] = { cursor: next, skip: 0 }
  }
  return { items, positions }
}
