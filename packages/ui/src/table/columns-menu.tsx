import { Menu } from '@mantine/core'
import { IconButton } from '../basics/button.tsx'
import { Icon } from '../icons/icon.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import overlay from '../overlays/overlay.module.css'
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
      position="bottom-end"
      offset={4}
      closeOnItemClick={false}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: overlay.menu, item: overlay.menuItem, label: overlay.menuHeading }}
    >
      <Menu.Target>
        <IconButton label={text.columns} icon="columns" variant="default" />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{text.columns}</Menu.Label>
        {columns
          .filter(column => column.key !== primary && !column.alwaysVisible)
          .map(column => (
            <Menu.Item
              key={column.key}
              role="menuitemcheckbox"
              aria-checked={!hidden.includes(column.key)}
              leftSection={hidden.includes(column.key) ? <span style={{ width: 16 }} /> : <Icon name="check" />}
              onClick={() => onChange(toggleRow(hidden, column.key))}
            >
              {column.label}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}
