import type { ReactNode } from 'react'

/** One column of a DataTable. */
export interface Column<Row> {
  /** Stable key: what `sort` and the hidden columns name. */
  key: string
  /** Head of the column. */
  label: string
  /** What a cell shows. */
  cell: (row: Row) => ReactNode
  /** `end` for figures. */
  align?: 'start' | 'end'
  /** CSS width: "8rem". Columns without one share the rest. */
  width?: string
  /** Takes the room that is left, and is cut where there is little: for the one column of long texts. */
  grow?: boolean
  /** The head sorts. The server must know the key. */
  sortable?: boolean
  /** The column that names the row: a row header, and where the row's link goes. The first one by default. */
  primary?: boolean
  /** Cannot be hidden by the person. The primary column never can. */
  alwaysVisible?: boolean
}

export interface Sort {
  column: string
  direction: 'asc' | 'desc'
}

/** The sort after a press on a head: ascending, descending, then the list's own order. */
export function nextSort(sort: Sort | undefined, column: string): Sort | undefined {
  if (sort?.column !== column) return { column, direction: 'asc' }
  return sort.direction === 'asc' ? { column, direction: 'desc' } : undefined
}

/** The key of the column that names the row. */
export function primaryKey<Row>(columns: readonly Column<Row>[]): string | undefined {
  return (columns.find(column => column.primary) ?? columns[0])?.key
}

/** The columns to show. */
export function visibleColumns<Row>(columns: readonly Column<Row>[], hidden: readonly string[]): Column<Row>[] {
  const primary = primaryKey(columns)
  return columns.filter(column => column.key === primary || column.alwaysVisible || !hidden.includes(column.key))
}
