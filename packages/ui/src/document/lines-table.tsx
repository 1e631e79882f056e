import type { ReactNode } from 'react'
import { ScrollArea } from '../layout/scroll-area.tsx'
import styles from './lines-table.module.css'

export interface LinesTableColumn<Row> {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Small, under the cell: a specification. */
  detail?: (row: Row) => ReactNode
  /** Under both, with some room above: how far the line has come. */
  below?: (row: Row) => ReactNode
  /** `end` for figures. */
  align?: 'start' | 'end'
  /** False leaves the column out. */
  shown?: boolean
}

export interface LinesTableProps<Row> {
  /** Accessible name: "Lines". */
  label: string
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** The first names the line and takes the room that is left. */
  columns: readonly LinesTableColumn<Row>[]
  /** All columns share the room that is left: where the names are short and the others say more. */
  spread?: boolean
}

/** The lines of a document, for reading: words wrap, figures do not. */
export function LinesTable<Row>({ label, rows, rowId, columns, spread }: LinesTableProps<Row>) {
  const [first, ...others] = columns.filter(column => column.shown !== false)
  if (!first) return null
  return (
    <ScrollArea className={styles.scroll}>
      <table className={styles.lines} data-spread={spread || undefined} aria-label={label}>
        <thead>
          <tr>
            {[first, ...others].map(({ key, label: head, align }) => (
              <th key={key} scope="col" data-align={align}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={rowId(row)}>
              <th scope="row">
                <Content column={first} row={row} />
              </th>
              {others.map(column => (
                <td key={column.key} data-align={column.align}>
                  <Content column={column} row={row} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

function Content<Row>({ column, row }: { column: LinesTableColumn<Row>; row: Row }) {
  const detail = column.detail?.(row)
  const below = column.below?.(row)
  return (
    <>
      {column.cell(row)}
      {detail && <div className={styles.detail}>{detail}</div>}
      {below && <div className={styles.below}>{below}</div>}
    </>
  )
}
