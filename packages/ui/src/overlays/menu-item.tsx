import { Icon } from '../icons/icon.tsx'
import { Link } from '../links/link.tsx'
import type { MenuAction } from './menu-entry.ts'
import styles from './overlay.module.css'

/** One action of a menu: a button, or a link when it goes somewhere. */
export function MenuItem({ action, onSelect }: { action: MenuAction; onSelect: () => void }) {
  const { label, icon, href, danger, disabled, checked, toggle, hint } = action
  const shared = {
    className: styles.menuItem,
    tabIndex: -1,
    'data-tone': danger ? 'danger' : undefined,
    'aria-checked': checked,
    'aria-disabled': disabled || undefined,
    onClick: disabled ? undefined : onSelect,
  }
  const children = (
    <>
      {/* Keeps the words in line whether or not the mark is there. */}
      {checked === undefined ? (
        icon && <Icon name={icon} />
      ) : checked ? (
        <Icon name="check" />
      ) : (
        <span className={styles.menuMark} />
      )}
      {label}
      {hint && <span className={styles.menuHint}>{hint}</span>}
    </>
  )
  if (href !== undefined && !disabled) {
    return (
      <Link {...shared} role={checked === undefined ? 'menuitem' : 'menuitemradio'} href={href}>
        {children}
      </Link>
    )
  }
  return (
    <button
      {...shared}
      type="button"
      role={checked === undefined ? 'menuitem' : toggle ? 'menuitemcheckbox' : 'menuitemradio'}
    >
      {children}
    </button>
  )
}
