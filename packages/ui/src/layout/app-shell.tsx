import { type ReactNode, useId } from 'react'
import { IconButton } from '../basics/button.tsx'
import { Count } from '../basics/count.tsx'
import { Icon, type IconName } from '../icons/icon.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import { Link } from '../links/link.tsx'
import { Tooltip } from '../overlays/tooltip.tsx'
import styles from './app-shell.module.css'
import { BrandMark } from './brand-mark.tsx'

const words: Words<{ skip: string; nav: string; collapse: string; expand: string }> = {
  ja: { skip: '本文へ移動', nav: 'メインナビゲーション', collapse: 'メニューを折りたたむ', expand: 'メニューを広げる' },
  en: { skip: 'Skip to content', nav: 'Main', collapse: 'Collapse navigation', expand: 'Expand navigation' },
}

/** Id of the main region; the skip link goes there. */
export const MAIN_ID = 'torrent-main'

export interface NavEntry {
  href: string
  label: string
  icon: IconName
  /** The page shown is this one or below it. */
  current: boolean
  /** What waits there. */
  badge?: NavEntryBadge
}

export interface NavEntryBadge {
  /** More than 99 is shown as `99+`; nothing is shown for 0. */
  count: number
  /** Says the same in words, e.g. `3 unread messages`. */
  description: string
  /** Stands out: somebody is meant by name. */
  strong?: boolean
}

export interface AppShellProps {
  /** Name of the portal, beside the mark; a link to `homeHref`. */
  brand: string
  homeHref: string
  /** Name of the company whose data is shown. */
  tenant?: string
  nav: readonly NavEntry[]
  /** Only the icons of the navigation; the owner keeps the choice. */
  collapsed?: boolean
  onCollapsedChange?: (collapsed: boolean) => void
  /** Right side of the bar: search, jobs, notifications, account. */
  tools?: ReactNode
  /** Under the navigation. */
  navFooter?: ReactNode
  /** A full-width message between bar and content ("No connection"). */
  banner?: ReactNode
  children: ReactNode
}

/** The frame of the portal: skip link, bar, navigation, content. The content scrolls, the frame does not. */
export function AppShell(props: AppShellProps) {
  const {
    brand,
    homeHref,
    tenant,
    nav,
    collapsed = false,
    onCollapsedChange,
    tools,
    navFooter,
    banner,
    children,
  } = props
  const text = useWords(words)
  return (
    <div className={styles.shell} data-collapsed={collapsed || undefined}>
      <a className={styles.skip} href={`#${MAIN_ID}`}>
        {text.skip}
      </a>
      <header className={styles.bar}>
        <Link className={styles.brand} href={homeHref}>
          <BrandMark />
          {brand}
        </Link>
        {tenant && <span className={styles.tenant}>{tenant}</span>}
        {tools && <div className={styles.tools}>{tools}</div>}
      </header>
      <nav className={styles.nav} aria-label={text.nav}>
        <ul className={styles.navList}>
          {nav.map(entry => (
            <li key={entry.href}>
              <NavLink entry={entry} collapsed={collapsed} />
            </li>
          ))}
        </ul>
        <div className={styles.navFoot}>
          {navFooter}
          {onCollapsedChange && (
            <IconButton
              label={collapsed ? text.expand : text.collapse}
              icon="sidebar"
              aria-pressed={collapsed}
              onClick={() => onCollapsedChange(!collapsed)}
            />
          )}
        </div>
      </nav>
      <main className={styles.main} id={MAIN_ID} tabIndex={-1}>
        {banner}
        {children}
      </main>
    </div>
  )
}

/** The link keeps its name whatever waits there; how much is its description. */
function NavLink({ entry, collapsed }: { entry: NavEntry; collapsed: boolean }) {
  const id = useId()
  const badge = entry.badge?.count ? entry.badge : undefined
  const link = (
    <Link
      className={styles.navLink}
      href={entry.href}
      aria-current={entry.current ? 'page' : undefined}
      aria-describedby={badge && id}
    >
      <Icon name={entry.icon} size={18} />
      <span>{entry.label}</span>
      {badge && <Count value={badge.count} tone={badge.strong ? 'accent' : 'neutral'} className={styles.navBadge} />}
    </Link>
  )
  return (
    <>
      {collapsed ? (
        <Tooltip label={entry.label} side="right">
          {link}
        </Tooltip>
      ) : (
        link
      )}
      {badge && (
        <span id={id} hidden>
          {badge.description}
        </span>
      )}
    </>
  )
}
