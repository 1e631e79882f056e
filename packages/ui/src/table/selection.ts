/** Ticks or unticks one row. */
export function toggleRow(selected: readonly string[], id: string): string[] {
  return selected.includes(id) ? selected.filter(other => other !== id) : [...selected, id]
}

/** Ticks or unticks the rows from the last one ticked to this one (Shift+click), all in the state of the first. */
export function toggleRange(
  selected: readonly string[],
  ids: readonly string[],
  from: string | undefined,
  to: string,
): string[] {
  const start = from === undefined ? -1 : ids.indexOf(from)
  const end = ids.indexOf(to)
  if (from === undefined || start < 0 || end < 0) return toggleRow(selected, to)
  const range = ids.slice(Math.min(start, end), Math.max(start, end) + 1)
  if (!selected.includes(from)) return selected.filter(id => !range.includes(id))
  return [...selected, ...range.filter(id => !selected.includes(id))]
}

/** Whether all, some or none of the rows of this page are ticked. Rows of other pages do not count. */
export function pageState(selected: readonly string[], ids: readonly string[]): 'all' | 'some' | 'none' {
  const ticked = ids.filter(id => selected.includes(id)).length
  if (ticked === 0) return 'none'
  return ticked === ids.length ? 'all' : 'some'
}

/** Ticks every row of this page, or unticks them when all are; other pages keep theirs. */
export function togglePage(selected: readonly string[], ids: readonly string[]): string[] {
  const others = selected.filter(id => !ids.includes(id))
  return pageState(selected, ids) === 'all' ? others : [...others, ...ids]
}
