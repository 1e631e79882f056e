import { type CSSProperties, type ReactNode, useId } from 'react'
import { Icon, type IconName } from '../icons/icon.tsx'
import { Link } from '../links/link.tsx'
import styles from './page.module.css'

export interface CardProps {
  title?: string
  /** At the right end of the title row. */
  actions?: ReactNode
  /** No padding: for a table or a list that fills the card. */
  flush?: boolean
  /** Under the content, always with padding: totals. */
  footer?: ReactNode
  children: ReactNode
}

/** A framed part of a page; with a title it is a region of that name. */
export function Card({ title, actions, flush, footer, children }: CardProps) {
  const id = useId()
  return (
    <section className={styles.card} data-flush={flush || undefined} aria-labelledby={title ? id : undefined}>
      {(title || actions) && (
        <div className={styles.cardHead}>
          {title && (
            <h2 className={styles.cardTitle} id={id}>
              {title}
            </h2>
          )}
          {actions && <div>{actions}</div>}
        </div>
      )}
      {children}
      {footer && <div className={styles.cardFoot}>{footer}</div>}
    </section>
  )
}

export interface StatCardProps {
  label: string
  /** The figure, already formatted. */
  value: string
  hint?: string
  icon?: IconName
  /** Makes the whole card a link to what is counted. */
  href?: string
}

/** One figure of a dashboard. */
export function StatCard({ label, value, hint, icon, href }: StatCardProps) {
  const inside = (
    <>
      <span className={styles.statLabel}>
        {icon && <Icon name={icon} />}
        {label}
      </span>
      <span className={styles.statValue}>{value}</span>
      {hint && <span className={styles.statHint}>{hint}</span>}
    </>
  )
  if (href === undefined) return <div className={styles.stat}>{inside}</div>
  return (
    <Link className={styles.stat} href={href}>
      {inside}
    </Link>
  )
}

/** The first letter of a person's name in a circle. Decorative: the name stands beside it or is the button's name. */
export function Avatar({ name, size = 28 }: { name: string; size?: number }) {
  const style = { '--avatar': `${size}px` } as CSSProperties
  return (
    <span className={styles.avatar} style={style} aria-hidden="true">
      {[...name.trim()][0]?.toUpperCase() ?? '?'}
    </span>
  )
}
