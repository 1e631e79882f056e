import type { Line } from './column.ts'

/** A change of the lines, and the way back from it, which holds whatever else was edited in between. */
export interface Operation<Row extends Line> {
  rows: readonly Row[]
  undo: (rows: readonly Row[]) => readonly Row[]
}

/** Puts lines in at an index. */
export function insertRows<Row extends Line>(
  rows: readonly Row[],
  index: number,
  added: readonly Row[],
): Operation<Row> {
  const ids = added.map(row => row.id)
  return {
    rows: rows.toSpliced(index, 0, ...added),
    undo: later => later.filter(row => !ids.includes(row.id)),
  }
}

/** Takes a line out. Its undo puts it back after the line that it followed, or where it was if that one is gone. */
export function removeRow<Row extends Line>(rows: readonly Row[], id: string): Operation<Row> {
  const index = rows.findIndex(row => row.id === id)
  const removed = rows[index]
  if (!removed) return { rows, undo: later => later }
  const before = rows[index - 1]?.id
  return {
    rows: rows.toSpliced(index, 1),
    undo: later => {
      const anchor = before === undefined ? -1 : later.findIndex(row => row.id === before)
      const at = anchor >= 0 ? anchor + 1 : Math.min(index, later.length)
      return later.some(row => row.id === id) ? later : later.toSpliced(at, 0, removed)
    },
  }
}

/** Moves a line by `step` places; at the end nothing moves. */
export function moveRow<Row extends Line>(rows: readonly Row[], id: string, step: number): Operation<Row> {
  const from = rows.findIndex(row => row.id === id)
  const to = Math.max(0, Math.min(rows.length - 1, from + step))
  const row = rows[from]
  if (!row || to === from) return { rows, undo: later => later }
  return {
    rows: rows.toSpliced(from, 1).toSpliced(to, 0, row),
    undo: later => moveRow(later, id, from - later.findIndex(other => other.id === id)).rows,
  }
}

/** Replaces lines by id and appends new ones, as a paste does. Its undo restores exactly these lines. */
export function replaceRows<Row extends Line>(
  rows: readonly Row[],
  changed: ReadonlyMap<string, Row>,
  appended: readonly Row[],
): Operation<Row> {
  const before = new Map(rows.filter(row => changed.has(row.id)).map(row => [row.id, row]))
  const ids = appended.map(row => row.id)
  return {
    rows: [...rows.map(row => changed.get(row.id) ?? row), ...appended],
    undo: later => later.filter(row => !ids.includes(row.id)).map(row => before.get(row.id) ?? row),
  }
}
