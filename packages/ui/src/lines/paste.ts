import { foldText } from '../fields/combobox-option.ts'
import { parseDecimal } from '../format/decimal.ts'
import type { ComboboxColumn, Line, LineColumn } from './column.ts'
import { type Operation, replaceRows } from './operations.ts'

/** A pasted text that has to be looked up before it is a choice. */
export interface Lookup<Row> {
  rowId: string
  column: ComboboxColumn<Row>
  text: string
  /** Puts the other pasted cells of the line in again: the choice may fill them with its own values. */
  keepPasted: (row: Row) => Row
}

export interface Paste<Row extends Line> {
  operation: Operation<Row>
  lookups: readonly Lookup<Row>[]
  /** Rows of the block that had no room. */
  left: number
}

/** Puts one text into one cell; undefined when the cell cannot take it (computed, unknown choice) or must look it up. */
function putText<Row>(column: LineColumn<Row>, row: Row, text: string): Row | undefined {
  switch (column.kind) {
    case 'text':
      return column.set(row, text.replaceAll(/\s*\n\s*/g, ' ').trim())
    case 'quantity':
    case 'money':
    case 'percent':
      return column.set(row, parseDecimal(text.replaceAll(/[%\uff05]/g, '')) ?? text.trim())
    case 'select': {
      const wanted = foldText(text)
      const option = column.options.find(each => foldText(each.label) === wanted || foldText(each.value) === wanted)
      return option && column.set(row, option.value)
    }
    case 'combobox':
    case 'computed':
      return undefined
  }
}

/**
 * Lays a block over the grid from one cell on, cell by cell as one sees it: what falls on a computed column or outside
 * the grid is left out. Rows beyond the last line become new lines, up to `maxRows` in all.
 */
export function pasteBlock<Row extends Line>(
  rows: readonly Row[],
  columns: readonly LineColumn<Row>[],
  at: { row: number; column: number },
  block: readonly (readonly string[])[],
  newRow: () => Row,
  maxRows: number,
): Paste<Row> {
  const lookups: Lookup<Row>[] = []
  const changed = new Map<string, Row>()
  const appended: Row[] = []
  const room = Math.max(0, maxRows - at.row)
  for (const [offset, texts] of block.slice(0, room).entries()) {
    const existing = rows[at.row + offset]
    const cells = texts.flatMap((text, index) => {
      const column = columns[at.column + index]
      return column ? [{ column, text }] : []
    })
    const fill = (row: Row): Row => cells.reduce((line, { column, text }) => putText(column, line, text) ?? line, row)
    let row = fill(existing ?? newRow())
    for (const { column, text } of cells) {
      if (column.kind !== 'combobox') continue
      const wanted = text.trim()
      row = column.set(row, wanted && column.freeText ? { value: '', label: wanted } : null)
      if (wanted) lookups.push({ rowId: row.id, column, text: wanted, keepPasted: fill })
    }
    row = fill(row)
    if (existing) changed.set(row.id, row)
    else appended.push(row)
  }
  return { operation: replaceRows(rows, changed, appended), lookups, left: Math.max(0, block.length - room) }
}
