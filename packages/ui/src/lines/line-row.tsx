// biome-ignore-all lint/a11y/useSemanticElements: the tracks of a CSS grid and rows that are skipped out of view are
// nothing a table can do; the roles say what the elements would.
// biome-ignore-all lint/a11y/useFocusableInteractive: focus is in the input of a cell, not on the cell.
import { memo, type ReactElement } from 'react'
import { IconButton } from '../basics/button.tsx'
import { useWords } from '../language/ui-language.tsx'
import { isNumeric, type Line, type LineColumn } from './column.ts'
import { LineCell } from './line-cell.tsx'
import { lineWords } from './line-words.ts'
import styles from './lines.module.css'

export interface LineRowProps<Row extends Line> {
  row: Row
  index: number
  columns: readonly LineColumn<Row>[]
  gridId: string
  errors: Readonly<Record<string, string>> | undefined
  unmatched: Readonly<Record<string, string>> | undefined
  change: (id: string, edit: (row: Row) => Row) => void
  setUnmatchedText: (id: string, key: string, text: string | undefined) => void
  /** Absent where lines are fixed. */
  remove: ((id: string) => void) | undefined
}

function LineRowInner<Row extends Line>(props: LineRowProps<Row>) {
  const { row, index, columns, gridId, errors, unmatched, change, setUnmatchedText, remove } = props
  const text = useWords(lineWords)
  const numberId = `${gridId}-${row.id}`
  return (
    // The head is the first row of the grid.
    <div role="row" className={styles.row} aria-rowindex={index + 2} data-line={row.id}>
      <div role="rowheader" className={styles.rowNumber} id={numberId} aria-label={text.line(index + 1)}>
        {index + 1}
      </div>
      {columns.map(column =>
        column.kind === 'computed' ? (
          <div
            role="gridcell"
            key={column.key}
            className={styles.computed}
            data-numeric={isNumeric(column) || undefined}
          >
            {column.get(row)}
          </div>
        ) : (
          <div role="gridcell" key={column.key} className={styles.cell} data-column={column.key}>
            <LineCell
              column={column}
              row={row}
              describedBy={numberId}
              cellId={`${numberId}-${column.key}`}
              error={errors?.[column.key]}
              unmatched={unmatched?.[column.key]}
              onChange={edit => change(row.id, edit)}
              onUnmatched={entered => setUnmatchedText(row.id, column.key, entered)}
            />
          </div>
        ),
      )}
      {remove && (
        <div role="gridcell" className={styles.remove}>
          {/* Out of the tab order, so that Tab leads from cell to cell; the keyboard has a key and the toolbar for it. */}
          <IconButton
            label={text.removeLine(index + 1)}
            icon="x"
            size="sm"
            tabIndex={-1}
            onClick={() => remove(row.id)}
          />
        </div>
      )}
    </div>
  )
}

/** One line. Rendered again only when it, its place or its messages change: a quote may have hundreds. */
export const LineRow = memo(LineRowInner) as <Row extends Line>(props: LineRowProps<Row>) => ReactElement
