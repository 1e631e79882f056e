// biome-ignore-all lint/a11y/useSemanticElements: the tracks of a CSS grid and rows that are skipped out of view are
// nothing a table can do; the roles say what the elements would.
// biome-ignore-all lint/a11y/useFocusableInteractive: focus is in the input of a cell, not on the cell.
import {
  type ClipboardEvent,
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useWords } from '../language/ui-language.tsx'
import { VisuallyHidden } from '../layout/stack.tsx'
import { columnTracks, isBlankLine, isNumeric, type Line, type LineColumn, type LineErrors } from './column.ts'
import { caretOf, placeOf } from './grid-dom.ts'
import { type GridAction, gridAction } from './grid-keys.ts'
import { LineRow } from './line-row.tsx'
import { LineToolbar } from './line-toolbar.tsx'
import { lineWords } from './line-words.ts'
import styles from './lines.module.css'
import { parseTsv } from './tsv.ts'
import { useLines } from './use-lines.ts'

export interface LineEditorProps<Row extends Line> {
  /** Accessible name of the grid: "Lines". Better without the label of a column in it. */
  label: string
  rows: readonly Row[]
  onChange: (rows: readonly Row[]) => void
  /** Keep the array the same between renders; rows are rendered again when it changes. */
  columns: readonly LineColumn<Row>[]
  /** An empty line with a new id. Without it the lines are given: none is added, removed or moved. */
  newRow?: () => Row
  /** A copy of a line with a new id and nothing that belongs to the old one alone. */
  copyRow?: (row: Row) => Row
  errors?: LineErrors
  maxRows?: number
}

const noErrors: LineErrors = {}

/**
 * Lines of a document, edited as in a spreadsheet: arrow keys, Enter, Tab, blocks pasted from Excel, lines inserted,
 * copied, moved and deleted by keyboard, with undo. Every input is named exactly as its column is labelled; the number
 * of the line is its description.
 */
export function LineEditor<Row extends Line>(props: LineEditorProps<Row>) {
  const { label, rows, onChange, columns, errors = noErrors } = props
  const isFixed = props.newRow === undefined
  const maxRows = isFixed ? rows.length : (props.maxRows ?? 500)
  const newRow = props.newRow ?? noRow
  const copyRow = props.copyRow ?? ((row: Row) => ({ ...row, id: newRow().id }))
  const text = useWords(lineWords)
  const gridId = useId()
  const grid = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<string>()
  const focused = useRef<{ line: string; column: string; before: Row }>(undefined)
  const wanted = useRef<{ line: string; column: string }>(undefined)
  const { actions, unmatched, note, canUndo } = useLines({ rows, onChange, columns, newRow, copyRow, maxRows })

  const editable = columns.flatMap((column, index) => (column.kind === 'computed' ? [] : [index]))
  const firstColumn = columns[editable[0] ?? 0]?.key ?? ''
  const currentIndex = rows.findIndex(row => row.id === current)

  const focusCell = (line: string | undefined, column: string) => {
    if (line === undefined) return
    const cell = grid.current?.querySelector(`[data-line="${CSS.escape(line)}"] [data-column="${CSS.escape(column)}"]`)
    const input = cell?.querySelector<HTMLElement>('input, select')
    wanted.current = input ? undefined : { line, column }
    input?.focus()
  }

  // A line that has just been made gets focus once it is in the document.
  useEffect(() => {
    if (wanted.current) focusCell(wanted.current.line, wanted.current.column)
  })

  const removeAndStay = (line: string) => {
    const index = rows.findIndex(row => row.id === line)
    const next = rows[index + 1] ?? rows[index - 1]
    actions.remove(line)
    setCurrent(next?.id)
    focusCell(next?.id, focused.current?.column ?? firstColumn)
  }

  const perform = (action: GridAction, line: string, column: LineColumn<Row>, input: HTMLElement) => {
    switch (action.kind) {
      case 'go':
        return focusCell(rows[action.row]?.id, columns[action.column]?.key ?? '')
      case 'append':
        return focusCell(actions.append(), firstColumn)
      case 'insert':
      case 'duplicate':
        return focusCell(actions.insert(line, action.kind === 'duplicate'), firstColumn)
      case 'remove':
        return removeAndStay(line)
      case 'up':
      case 'down':
        actions.move(line, action.kind === 'up' ? -1 : 1)
        wanted.current = { line, column: column.key }
        return
      case 'fillDown':
        return actions.fillDown(line, column)
      case 'undo':
        return actions.undo()
      case 'edit':
        if (input instanceof HTMLInputElement) input.setSelectionRange(input.value.length, input.value.length)
        return
    }
  }

  /** Whether the cell holds something else than when it got focus. */
  const touched = (row: Row): boolean => {
    const start = focused.current
    const column = columns.find(each => each.key === start?.column)
    if (!start || start.line !== row.id || !column) return false
    return JSON.stringify(column.get(row)) !== JSON.stringify(column.get(start.before))
  }

  const restore = (event: KeyboardEvent, row: Row) => {
    const start = focused.current
    if (!start || start.line !== row.id || !touched(row)) return
    event.preventDefault()
    event.stopPropagation()
    // What the cell filled in elsewhere in the line goes too.
    actions.change(row.id, () => start.before)
  }

  const keyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const place = placeOf(event.target)
    if (!place || event.defaultPrevented || event.nativeEvent.isComposing) return
    const rowIndex = rows.findIndex(row => row.id === place.line)
    const columnIndex = columns.findIndex(column => column.key === place.column)
    const row = rows[rowIndex]
    const column = columns[columnIndex]
    if (!row || !column) return
    if (event.key === 'Escape') return restore(event, row)
    const action = gridAction(
      { key: event.key, shift: event.shiftKey, alt: event.altKey, mod: event.ctrlKey || event.metaKey },
      {
        row: rowIndex,
        column: columnIndex,
        rows: rows.length,
        editable,
        caret: caretOf(place.input),
        touched: touched(row),
        // At the end of the last line Tab then leaves the grid.
        blank: isFixed || isBlankLine(columns, row),
      },
    )
    const performed = action && (!isFixed || keepsLines(action)) ? action : undefined
    // Enter would submit the form around the grid.
    if (performed || event.key === 'Enter') event.preventDefault()
    if (performed) perform(performed, row.id, column, place.input)
  }

  const paste = (event: ClipboardEvent<HTMLDivElement>) => {
    const place = placeOf(event.target)
    const block = parseTsv(event.clipboardData.getData('text/plain'))
    const isBlock = block.length > 1 || (block[0]?.length ?? 0) > 1
    if (!place || !isBlock) return
    event.preventDefault()
    const row = rows.findIndex(each => each.id === place.line)
    const column = columns.findIndex(each => each.key === place.column)
    if (row >= 0 && column >= 0) actions.paste({ row, column }, block)
    // The input has focus and would go on showing what it held.
    place.input.blur()
    focusCell(place.line, place.column)
  }

  const focus = (event: FocusEvent<HTMLDivElement>) => {
    const place = placeOf(event.target)
    const row = rows.find(each => each.id === place?.line)
    if (!place || !row) return
    focused.current = { line: place.line, column: place.column, before: row }
    setCurrent(place.line)
  }

  /** The first press selects the whole cell, so that typing replaces it; the next one places the caret. */
  const press = (event: MouseEvent<HTMLDivElement>) => {
    const input = placeOf(event.target)?.input
    if (!(input instanceof HTMLInputElement) || input === document.activeElement) return
    event.preventDefault()
    input.focus()
  }

  const withCurrent = (act: (line: string) => void) => () => {
    if (currentIndex >= 0 && current !== undefined) act(current)
  }

  return (
    <div className={styles.editor}>
      <div className={styles.scroll}>
        <div
          role="grid"
          ref={grid}
          className={styles.grid}
          style={{ '--tracks': columnTracks(columns) } as CSSProperties}
          aria-label={label}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + (isFixed ? 1 : 2)}
          data-fixed={isFixed || undefined}
          onKeyDown={keyDown}
          onPaste={paste}
          onFocus={focus}
          onMouseDown={press}
        >
          <LineHead columns={columns} isFixed={isFixed} />
          {rows.map((row, index) => (
            <LineRow
              key={row.id}
              row={row}
              index={index}
              columns={columns}
              gridId={gridId}
              errors={errors[row.id]}
              unmatched={unmatched[row.id]}
              change={actions.change}
              setUnmatchedText={actions.setUnmatchedText}
              remove={isFixed ? undefined : actions.remove}
            />
          ))}
        </div>
      </div>
      {rows.length === 0 && <div className={styles.empty}>{text.empty}</div>}
      <LineToolbar
        isFixed={isFixed}
        hasCurrent={currentIndex >= 0}
        canAdd={rows.length < maxRows}
        canUndo={canUndo}
        note={note}
        onAdd={() => focusCell(actions.append(), firstColumn)}
        onInsert={withCurrent(line => focusCell(actions.insert(line, false), firstColumn))}
        onDuplicate={withCurrent(line => focusCell(actions.insert(line, true), firstColumn))}
        onMove={step => withCurrent(line => actions.move(line, step))()}
        onRemove={withCurrent(removeAndStay)}
        onUndo={actions.undo}
      />
    </div>
  )
}

/** Given lines are never more than they are, so this is never asked. */
function noRow(): never {
  throw new Error('These lines are fixed')
}

/** Whether a key leaves the lines themselves as they are. */
function keepsLines({ kind }: GridAction): boolean {
  return kind === 'go' || kind === 'edit' || kind === 'fillDown' || kind === 'undo'
}

function LineHead<Row>({ columns, isFixed }: { columns: readonly LineColumn<Row>[]; isFixed: boolean }) {
  const text = useWords(lineWords)
  return (
    <div role="row" className={`${styles.row} ${styles.head}`} aria-rowindex={1}>
      <div role="columnheader">
        <VisuallyHidden>{text.number}</VisuallyHidden>
      </div>
      {columns.map(column => (
        <div role="columnheader" key={column.key} data-numeric={isNumeric(column) || undefined}>
          {column.label}
          {column.required && (
            <span className={styles.required} aria-hidden="true">
              *
            </span>
          )}
        </div>
      ))}
      {!isFixed && (
        <div role="columnheader">
          <VisuallyHidden>{text.remove}</VisuallyHidden>
        </div>
      )}
    </div>
  )
}
