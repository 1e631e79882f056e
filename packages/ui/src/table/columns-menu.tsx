import { IconButton } from '../basics/button.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import { Menu } from '../overlays/menu.tsx'
import { type Column, primaryKey } from './column.ts'
import { toggleRow } from './selection.ts'

const words: Words<{ columns: string }> = { ja: { columns: '表示する列' }, en: { columns: 'Columns' } }

export interface ColumnsMenuProps<Row> {
  columns: readonly Column<Row>[]
  hidden: readonly string[]
  onChange: (hidden: string[]) => void
}

/** Which columns of a DataTable to show. Stays open while one ticks. */
export function ColumnsMenu<Row>({ columns, hidden, onChange }: ColumnsMenuProps<Row>) {
  const text = useWords(words)
  const primary = primaryKey(columns)
  return (
    <Menu
      align="end"
      trigger={<IconButton label={text.columns} icon="columns" variant="default" />}
      items={[
        { heading: text.columns },
        ...columns
          .filter(column => column.key !== primary && !column.alwaysVisible)
          .map(column => ({
            label: column.label,
            checked: !hidden.includes(column.key),
            toggle: true,
            onSelect: () => onChange(toggleRow(hidden, column.key)),
          })),
      ]}
    />
  )
}
