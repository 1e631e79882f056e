import { Menu as MantineMenu } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { Icon, type IconName } from '../icons/icon.tsx'
import { Link } from '../links/link.tsx'
import styles from './overlay.module.css'

interface MenuAction {
  label: string
  icon?: IconName
  onSelect?: () => void
  /** Goes somewhere instead of calling `onSelect`. */
  href?: string
  /** Cannot be undone, or ends something. */
  danger?: boolean
  disabled?: boolean
  /** One of a set, and whether it is the chosen one: rendered as a radio item. */
  checked?: boolean
  /** Shown at the right, for example a key. */
  hint?: ReactNode
}

/** An action, a heading over the following ones, or a line between groups. */
export type MenuEntry = MenuAction | { heading: string } | { divider: true }

export interface MenuProps {
  /** The button that opens the menu; it gets `aria-haspopup` and `aria-expanded`. */
  trigger: ReactElement
  items: readonly MenuEntry[]
  align?: 'start' | 'end'
}

/** A menu behind a button. Arrow keys, Home, End, first letters and Escape work. */
export function Menu({ trigger, items, align = 'start' }: MenuProps) {
  return (
    <MantineMenu
      position={align === 'end' ? 'bottom-end' : 'bottom-start'}
      offset={4}
      transitionProps={{ duration: 0 }}
      classNames={{
        dropdown: styles.menu,
        item: styles.menuItem,
        label: styles.menuHeading,
        divider: styles.menuDivider,
      }}
    >
      <MantineMenu.Target>{trigger}</MantineMenu.Target>
      <MantineMenu.Dropdown>{items.map(entry)}</MantineMenu.Dropdown>
    </MantineMenu>
  )
}

function entry(item: MenuEntry, index: number) {
  if ('divider' in item) return <MantineMenu.Divider key={`divider-${index}`} />
  if ('heading' in item) return <MantineMenu.Label key={item.heading}>{item.heading}</MantineMenu.Label>
  const { label, icon, onSelect, href, danger, disabled, checked, hint } = item
  const shared = {
    disabled,
    leftSection: checked === undefined ? icon && <Icon name={icon} /> : <Mark checked={checked} />,
    rightSection: hint && <span className={styles.menuHint}>{hint}</span>,
    'data-tone': danger ? 'danger' : undefined,
    ...(checked === undefined ? {} : { role: 'menuitemradio', 'aria-checked': checked }),
  }
  if (href !== undefined) {
    return (
      <MantineMenu.Item key={label} {...shared} component={Link} href={href} onClick={onSelect}>
        {label}
      </MantineMenu.Item>
    )
  }
  return (
    <MantineMenu.Item key={label} {...shared} onClick={onSelect}>
      {label}
    </MantineMenu.Item>
  )
}

/** Keeps the words in line whether or not the mark is there. */
function Mark({ checked }: { checked: boolean }) {
  return checked ? <Icon name="check" /> : <span style={{ width: 16 }} />
}
