import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icons/icon.tsx'
import styles from './feedback.module.css'

export interface EmptyStateProps {
  icon?: IconName
  /** What is not here: "No quotes yet". */
  title: string
  /** What to do next. */
  children?: ReactNode
  /** The button that does it. */
  action?: ReactNode
}

/** In the place of a list that has nothing to show: says why and offers the next step. */
export function EmptyState({ icon = 'inbox', title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <div className={styles.emptyIcon}>
        <Icon name={icon} size={26} />
      </div>
      <p className={styles.emptyTitle}>{title}</p>
      {children && <div className={styles.emptyText}>{children}</div>}
      {action && <div className={styles.emptyActions}>{action}</div>}
    </div>
  )
}
