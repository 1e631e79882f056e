import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type ReactElement, type ReactNode, useRef, useState } from 'react'
import { EmptyState } from '../feedback/empty-state.tsx'
import { Skeleton } from '../feedback/skeletons.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import { ScrollArea } from '../layout/scroll-area.tsx'
import { type Column, nextSort, primaryKey, type Sort, visibleColumns } from './column.ts'
import { DataTableHead } from './data-table-head.tsx'
import { DataTableRow } from './data-table-row.tsx'
import { rowForKey } from './row-keys.ts'
import type { RowLinkProps } from './row-link.ts'
import { toggleRange, toggleRow } from './selection.ts'
import styles from './table.module.css'

const words: Words<{ empty: string; selected: (count: number) => string }> = {
  ja: { empty: '表示するものがありません', selected: count => `${count} 件を選択中` },
  en: { empty: 'Nothing to show', selected: count => `${count} selected` },
}

/** Rows above which only those in view are in the document. */
const VIRTUAL_FROM = 100
/** Height of a row in CSS pixels, as the style sheet has it. */
const ROW_HEIGHT = 38

export interface DataTableProps<Row> {
  /** Accessible name: "Quotes". */
  label: string
  rows: readonly Row[]
  rowId: (row: Row) => string
  columns: readonly Column<Row>[]
  /** Keys of the columns the person does not want; see ColumnsMenu. */
  hiddenColumns?: readonly string[]
  sort?: Sort
  /** Undefined: back to the order the server gives by itself. */
  onSort?: (sort: Sort | undefined) => void
  /** Ticked ids, over all pages; without it there are no check boxes. */
  selected?: readonly string[]
  onSelectedChange?: (selected: string[]) => void
  /** Buttons shown while something is ticked. */
  selectionActions?: ReactNode
  /** Renders the primary cell as a real link; Enter and clicks anywhere in the row follow it. */
  renderLink?: (row: Row, props: RowLinkProps) => ReactElement
  /** Called on Enter or a click in a row that has no link, or beside its link. */
  onOpen?: (row: Row) => void
  /** Skeleton rows while there are no rows yet; with rows the table is only marked busy. */
  loading?: boolean
  /** In the place of the rows when there are none. */
  empty?: ReactNode
  /** Under the rows, inside the frame: the Pagination. */
  footer?: ReactNode
}

/**
 * A list that the server sorts and pages. One tab stop: arrow keys, Home and End move between the rows, Enter opens,
 * Space ticks. It fills the height it is given (Page with `fill`) and scrolls inside, under its sticky head.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, rowId, columns, hiddenColumns = [], sort, onSort, selected, onSelectedChange } = props
  const { selectionActions, renderLink, onOpen, loading = false, empty, footer } = props
  const text = useWords(words)
  const scroll = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  const lastTicked = useRef<string>(undefined)
  const shown = visibleColumns(columns, hiddenColumns)
  const primary = primaryKey(columns)
  const ids = rows.map(rowId)
  const ticks = selected && onSelectedChange ? { selected, onSelectedChange } : undefined
  const active = Math.min(current, Math.max(rows.length - 1, 0))

  const isVirtual = rows.length > VIRTUAL_FROM
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: 34,
  })
  const inView = isVirtual ? virtual.getVirtualItems().map(item => item.index) : rows.map((_, index) => index)
  const above = isVirtual ? (virtual.getVirtualItems()[0]?.start ?? 0) : 0
  const below = isVirtual ? virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0) : 0

  const focusNow = (index: number): boolean => {
    const row = scroll.current?.querySelector(`[data-index="${index}"]`)
    const focusable = row?.matches('[data-row-focus]') ? row : row?.querySelector('[data-row-focus]')
    if (!(focusable instanceof HTMLElement)) return false
    focusable.focus()
    return true
  }

  const focusRow = (index: number) => {
    const target = Math.max(0, Math.min(index, rows.length - 1))
    setCurrent(target)
    if (focusNow(target)) return
    // Out of view: it comes into the document once the list has scrolled there.
    virtual.scrollToIndex(target)
    requestAnimationFrame(() => focusNow(target))
  }

  const tick = (id: string, range: boolean) => {
    if (!ticks) return
    ticks.onSelectedChange(
      range ? toggleRange(ticks.selected, ids, lastTicked.current, id) : toggleRow(ticks.selected, id),
    )
    if (!range) lastTicked.current = id
  }

  const keyDown = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const row = rows[index]
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-row-focus]')) return
    const target = rowForKey(event.key, index, rows.length)
    if (target !== undefined) focusRow(target)
    else if (event.key === ' ' && ticks) tick(rowId(row), event.shiftKey)
    else if (event.key === 'Enter' && !renderLink) onOpen?.(row)
    else return
    event.preventDefault()
  }

  /** A click beside the link opens too, unless it selects text or meets another control. */
  const click = (event: MouseEvent<HTMLElement>, row: Row) => {
    const hit = event.target instanceof Element ? event.target.closest('a, button, input, label') : null
    if (hit || window.getSelection()?.toString()) return
    const link = event.currentTarget.querySelector<HTMLAnchorElement>('a[data-row-focus]')
    // A scripted click keeps the modifier keys, so that Ctrl+click opens a new tab.
    if (link) link.dispatchEvent(new MouseEvent('click', event.nativeEvent))
    else onOpen?.(row)
  }

  const columnCount = shown.length + (ticks ? 1 : 0)
  return (
    <div className={styles.frame}>
      {ticks && ticks.selected.length > 0 && (
        <div className={styles.selection}>
          <span aria-live="polite">{text.selected(ticks.selected.length)}</span>
          {selectionActions}
        </div>
      )}
      <ScrollArea className={styles.scroll} ref={scroll}>
        <table
          className={styles.table}
          aria-label={label}
          aria-busy={loading}
          aria-rowcount={isVirtual ? rows.length + 1 : undefined}
        >
          <DataTableHead
            columns={shown}
            sort={sort}
            onSort={onSort && (column => onSort(nextSort(sort, column)))}
            pageIds={ids}
            ticks={ticks}
          />
          <tbody>
            {above > 0 && <Gap height={above} columns={columnCount} />}
            {inView.map(index => {
              const row = rows[index]
              return row === undefined ? null : (
                <DataTableRow
                  key={ids[index]}
                  row={row}
                  index={index}
                  columns={shown}
                  primary={primary}
                  focusable={index === active}
                  ticked={ticks?.selected.includes(ids[index] ?? '')}
                  onTick={ticks && (range => tick(ids[index] ?? '', range))}
                  openable={renderLink !== undefined || onOpen !== undefined}
                  renderLink={renderLink}
                  onFocus={() => setCurrent(index)}
                  onKeyDown={event => keyDown(event, index)}
                  onClick={event => click(event, row)}
                />
              )
            })}
            {below > 0 && <Gap height={below} columns={columnCount} />}
            {loading && rows.length === 0 && <LoadingRows columns={columnCount} />}
          </tbody>
        </table>
        {!loading && rows.length === 0 && (empty ?? <EmptyState title={text.empty} />)}
      </ScrollArea>
      {footer}
    </div>
  )
}

/** Stands for the rows that are out of view. */
function Gap({ height, columns }: { height: number; columns: number }) {
  return (
    <tr>
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  )
}

function LoadingRows({ columns }: { columns: number }) {
  return Array.from({ length: 12 }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never change places
    <tr key={row}>
      {Array.from({ length: columns }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <td key={column}>
          <Skeleton width={`${45 + ((row * 13 + column * 29) % 45)}%`} />
        </td>
      ))}
    </tr>
  ))
}
