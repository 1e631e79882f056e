import { Link } from '../links/link.tsx'
import styles from './page.module.css'

export interface LinkTabsProps {
  /** Accessible name of the navigation. */
  label: string
  tabs: readonly { href: string; label: string; current: boolean }[]
}

/** The pages of one section, beside one another. They are links: each page has an address of its own. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  return (
    <nav className={styles.linkTabs} aria-label={label}>
      {tabs.map(tab => (
        <Link key={tab.href} href={tab.href} className={styles.tab} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
