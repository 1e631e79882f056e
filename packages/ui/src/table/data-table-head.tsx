import { Checkbox } from '../fields/checkbox.tsx'
import { Icon } from '../icons/icon.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import type { Column, Sort } from './column.ts'
import { pageState, togglePage } from './selection.ts'
import styles from './table.module.css'

const words: Words<{ all: string }> = { ja: { all: 'このページをすべて選択' }, en: { all: 'Select this page' } }

export interface DataTableHeadProps<Row> {
  columns: readonly Column<Row>[]
  sort: Sort | undefined
  onSort: ((column: string) => void) | undefined
  pageIds: readonly string[]
  ticks: { selected: readonly string[]; onSelectedChange: (selected: string[]) => void } | undefined
}

/** The sticky head: sorts, and ticks the whole page. */
export function DataTableHead<Row>({ columns, sort, onSort, pageIds, ticks }: DataTableHeadProps<Row>) {
  const text = useWords(words)
  const state = pageState(ticks?.selected ?? [], pageIds)
  return (
    <thead>
      <tr>
        {ticks && (
          <th className={styles.tick} scope="col">
            <Checkbox
              label={text.all}
              hideLabel
              checked={state === 'all'}
              indeterminate={state === 'some'}
              onChange={() => ticks.onSelectedChange(togglePage(ticks.selected, pageIds))}
            />
          </th>
        )}
        {columns.map(column => (
          <th
            key={column.key}
            scope="col"
            data-align={column.align}
            style={{ width: column.width }}
            aria-sort={
              sort?.column === column.key ? (sort.direction === 'asc' ? 'ascending' : 'descending') : undefined
            }
          >
            {column.sortable && onSort ? (
              <button type="button" className={styles.sort} onClick={() => onSort(column.key)}>
                {column.label}
                <Icon name={sortIcon(sort, column.key)} size={14} />
              </button>
            ) : (
              column.label
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function sortIcon(sort: Sort | undefined, column: string) {
  if (sort?.column !== column) return 'arrows-sort'
  return sort.direction === 'asc' ? 'arrow-up' : 'arrow-down'
}
