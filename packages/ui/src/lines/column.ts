import type { ReactNode } from 'react'
import type { ComboboxOption, SearchOptions } from '../fields/combobox-option.ts'
import type { DecimalLimits } from '../fields/decimal-input.ts'
import type { SelectOption } from '../fields/select-field.tsx'

/** What every line must have: an id that stays the same while the line moves. */
export interface Line {
  id: string
}

interface Common {
  key: string
  /** Head of the column, and exactly the accessible name of each of its inputs. */
  label: string
  /** CSS grid track: "7rem", "minmax(12rem, 2fr)". Each kind has a default. */
  width?: string
  required?: boolean
}

// `set` gives a new line; it may fill other fields too (an item brings its unit and price). The functions are declared
// as methods on purpose: a column may then name its own kind of option.
export interface TextColumn<Row> extends Common {
  kind: 'text'
  get(row: Row): string
  set(row: Row, value: string): Row
}

export interface NumberColumn<Row> extends Common, DecimalLimits {
  kind: 'quantity' | 'money' | 'percent'
  /** A canonical decimal, '' when empty, or text that is no number, as it was typed. */
  get(row: Row): string
  set(row: Row, value: string): Row
  /** Shown after the number; a percent sign by default for percents. */
  unit?(row: Row): string | undefined
  /** At rest the fraction is padded to this many digits. */
  minPlaces?: number
}

export interface SelectColumn<Row> extends Common {
  kind: 'select'
  options: readonly SelectOption[]
  get(row: Row): string
  set(row: Row, value: string): Row
}

export interface ComboboxColumn<Row> extends Common {
  kind: 'combobox'
  get(row: Row): ComboboxOption | null
  /** With `freeText` also an option without id: `{ value: '', label: text }`. */
  set(row: Row, option: ComboboxOption | null): Row
  search: SearchOptions<ComboboxOption>
  freeText?: boolean
  /** What may be typed; shown while the cell is empty. */
  placeholder?: string
}

export interface ComputedColumn<Row> extends Common {
  kind: 'computed'
  get(row: Row): ReactNode
  align?: 'start' | 'end'
}

export type LineColumn<Row> =
  | TextColumn<Row>
  | NumberColumn<Row>
  | SelectColumn<Row>
  | ComboboxColumn<Row>
  | ComputedColumn<Row>

/** Messages by line id and column key. */
export type LineErrors = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>

const defaultWidths: Record<LineColumn<Line>['kind'], string> = {
  text: 'minmax(10rem, 2fr)',
  combobox: 'minmax(13rem, 3fr)',
  quantity: '7rem',
  money: '8rem',
  percent: '6rem',
  select: '7.5rem',
  computed: '8rem',
}

/** The grid tracks of the columns. Tracks by content would differ from row to row, so there are none. */
export function columnTracks<Row>(columns: readonly LineColumn<Row>[]): string {
  return columns.map(column => column.width ?? defaultWidths[column.kind]).join(' ')
}

/** Whether a column holds figures and is aligned at the end. */
export function isNumeric<Row>(column: LineColumn<Row>): boolean {
  return (
    column.kind === 'quantity' ||
    column.kind === 'money' ||
    column.kind === 'percent' ||
    (column.kind === 'computed' && column.align !== 'start')
  )
}

/** Whether nothing was entered in a line: no text and no choice from a list. Defaults such as a tax rate do not count. */
export function isBlankLine<Row>(columns: readonly LineColumn<Row>[], row: Row): boolean {
  return columns.every(column => {
    if (column.kind === 'text') return column.get(row).trim() === ''
    if (column.kind === 'combobox') return column.get(row) === null
    return true
  })
}
