import type { KeyboardEvent, MouseEvent, ReactElement, ReactNode } from 'react'
import fieldStyles from '../fields/field.module.css'
import { useWords, type Words } from '../language/ui-language.tsx'
import type { Column } from './column.ts'
import type { RowLinkProps } from './row-link.ts'
import styles from './table.module.css'

const words: Words<{ select: (row: number) => string }> = {
  ja: { select: row => `${row} 行目を選択` },
  en: { select: row => `Select row ${row}` },
}

export interface DataTableRowProps<Row> {
  row: Row
  index: number
  columns: readonly Column<Row>[]
  primary: string | undefined
  /** The one row that is in the tab order. */
  focusable: boolean
  ticked: boolean | undefined
  onTick: ((range: boolean) => void) | undefined
  openable: boolean
  renderLink: ((row: Row, props: RowLinkProps) => ReactElement) | undefined
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onClick: (event: MouseEvent<HTMLElement>) => void
}

/** One row. Focus is on its link, so that Enter, Ctrl+Enter and the router's preload work by themselves. */
export function DataTableRow<Row>(props: DataTableRowProps<Row>) {
  const { row, index, columns, primary, focusable, ticked, onTick, openable, renderLink, ...events } = props
  const text = useWords(words)
  const tabIndex = focusable ? 0 : -1
  const own = renderLink || !openable ? {} : { tabIndex, 'data-row-focus': '' }
  const primaryCell = (content: ReactNode): ReactNode =>
    renderLink
      ? renderLink(row, { className: styles.link, tabIndex, 'data-row-focus': '', children: content })
      : content
  return (
    <tr
      {...own}
      className={styles.row}
      data-index={index}
      data-openable={openable || undefined}
      data-selected={ticked || undefined}
      // The head is the first row.
      aria-rowindex={index + 2}
      onFocus={events.onFocus}
      onKeyDown={events.onKeyDown}
      onClick={events.onClick}
    >
      {onTick && (
        <td className={styles.tick}>
          <input
            type="checkbox"
            className={fieldStyles.checkbox}
            aria-label={text.select(index + 1)}
            checked={ticked ?? false}
            tabIndex={tabIndex}
            // The change event does not tell about Shift.
            onClick={event => onTick(event.shiftKey)}
            onChange={() => {}}
          />
        </td>
      )}
      {columns.map(column => {
        const content = (
          <span className={styles.cell} key={column.key}>
            {column.cell(row)}
          </span>
        )
        return column.key === primary ? (
          <th key={column.key} scope="row" data-align={column.align} data-grow={column.grow || undefined}>
            {primaryCell(content)}
          </th>
        ) : (
          <td key={column.key} data-align={column.align} data-grow={column.grow || undefined}>
            {content}
          </td>
        )
      })}
    </tr>
  )
}
