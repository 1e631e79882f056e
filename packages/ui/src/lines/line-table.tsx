import type { ReactNode } from 'react'
import { formatDecimal } from '../format/decimal.ts'
import { useWords } from '../language/ui-language.tsx'
import { VisuallyHidden } from '../layout/stack.tsx'
import { isNumeric, type Line, type LineColumn } from './column.ts'
import { lineWords } from './line-words.ts'
import styles from './lines.module.css'

export interface LineTableProps<Row extends Line> {
  /** Accessible name of the table. */
  label: string
  rows: readonly Row[]
  /** The same columns as for the LineEditor, or fewer. */
  columns: readonly LineColumn<Row>[]
}

/** Lines of a document for reading, from the same columns as the LineEditor. */
export function LineTable<Row extends Line>({ label, rows, columns }: LineTableProps<Row>) {
  const text = useWords(lineWords)
  return (
    <div className={styles.editor}>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={label}>
          <thead>
            <tr>
              <th scope="col">
                <VisuallyHidden>{text.number}</VisuallyHidden>
              </th>
              {columns.map(column => (
                <th scope="col" key={column.key} data-numeric={isNumeric(column) || undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.id}>
                <th scope="row">{index + 1}</th>
                {columns.map(column => (
                  <td key={column.key} data-numeric={isNumeric(column) || undefined}>
                    {readable(column, row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <div className={styles.empty}>{text.empty}</div>}
    </div>
  )
}

function readable<Row>(column: LineColumn<Row>, row: Row): ReactNode {
  switch (column.kind) {
    case 'computed':
    case 'text':
      return column.get(row)
    case 'select':
      return column.options.find(option => option.value === column.get(row))?.label ?? column.get(row)
    case 'combobox':
      return column.get(row)?.label
    default: {
      const unit = column.unit ? column.unit(row) : column.kind === 'percent' ? '%' : undefined
      return `${formatDecimal(column.get(row), column.minPlaces)}${unit ? ` ${unit}` : ''}`
    }
  }
}
