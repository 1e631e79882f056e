/** Where the caret of a cell stands. `all`: everything is selected, as after arriving; `none`: the cell has no text. */
export type Caret = 'all' | 'start' | 'end' | 'empty' | 'middle' | 'none'

export interface KeyPress {
  key: string
  shift: boolean
  alt: boolean
  /** Ctrl, or Command on a Mac. */
  mod: boolean
}

export interface Place {
  row: number
  column: number
}

export type GridAction =
  | ({ kind: 'go' } & Place)
  | { kind: 'append' | 'insert' | 'duplicate' | 'remove' | 'up' | 'down' | 'fillDown' | 'undo' | 'edit' }

export interface GridContext extends Place {
  rows: number
  /** Indices of the columns that hold an input, in order. */
  editable: readonly number[]
  caret: Caret
  /** Something was typed since the cell got focus: undo is then the input's own. */
  touched: boolean
  /** Nothing was entered in the line: Tab at its end leaves the grid and makes no further one. */
  blank: boolean
}

/**
 * What a key means in the grid, undefined when the input or the browser should have it. As in a spreadsheet: arrows
 * move between cells (sideways only from the edge of the text), Enter goes down and at the end makes a new line.
 */
export function gridAction(press: KeyPress, context: GridContext): GridAction | undefined {
  if (press.mod) return withModifier(press, context)
  if (press.alt) {
    if (!press.shift) return undefined
    if (press.key === 'ArrowUp') return { kind: 'up' }
    return press.key === 'ArrowDown' ? { kind: 'down' } : undefined
  }
  switch (press.key) {
    case 'ArrowUp':
      return press.shift ? undefined : vertical(context, -1)
    case 'ArrowDown':
      return press.shift ? undefined : vertical(context, 1)
    case 'ArrowLeft':
      return press.shift || !leaves(context.caret, 'start') ? undefined : sideways(context, -1)
    case 'ArrowRight':
      return press.shift || !leaves(context.caret, 'end') ? undefined : sideways(context, 1)
    case 'Enter':
      if (press.shift) return vertical(context, -1)
      return vertical(context, 1) ?? (context.blank ? undefined : { kind: 'append' })
    case 'Tab':
      return !press.shift && isLastCell(context) && !context.blank ? { kind: 'append' } : undefined
    case 'F2':
      return { kind: 'edit' }
    default:
      return undefined
  }
}

function withModifier({ key, shift, alt }: KeyPress, context: GridContext): GridAction | undefined {
  const letter = key.toLowerCase()
  if (alt) return undefined
  if (shift) {
    if (letter === 'd') return { kind: 'duplicate' }
    return key === 'Backspace' || key === 'Delete' ? { kind: 'remove' } : undefined
  }
  if (key === 'Enter') return { kind: 'insert' }
  if (letter === 'd') return context.row > 0 ? { kind: 'fillDown' } : undefined
  if (letter === 'z') return context.touched ? undefined : { kind: 'undo' }
  if (key === 'Home') return { kind: 'go', row: 0, column: context.editable[0] ?? 0 }
  if (key === 'End') return { kind: 'go', row: context.rows - 1, column: context.editable.at(-1) ?? 0 }
  return undefined
}

function leaves(caret: Caret, edge: 'start' | 'end'): boolean {
  return caret === 'all' || caret === 'empty' || caret === 'none' || caret === edge
}

function vertical({ row, column, rows }: GridContext, step: number): GridAction | undefined {
  const target = row + step
  return target >= 0 && target < rows ? { kind: 'go', row: target, column } : undefined
}

function sideways({ row, column, editable }: GridContext, step: number): GridAction | undefined {
  const target = editable[editable.indexOf(column) + step]
  return target === undefined ? undefined : { kind: 'go', row, column: target }
}

function isLastCell({ row, column, rows, editable }: GridContext): boolean {
  return row === rows - 1 && column === editable.at(-1)
}
