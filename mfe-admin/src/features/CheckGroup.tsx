import type { ReactNode } from 'react'
import styles from './check-group.module.css'

export interface CheckGroupProps {
  /** The question that the boxes answer together. */
  label: string
  /** Boxes under one another, as those with an explanation need it. */
  stacked?: boolean
  children: ReactNode
}

/** Check boxes that belong together, under a common label. */
export function CheckGroup({ label, stacked, children }: CheckGroupProps) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.boxes} data-stacked={stacked || undefined}>
        {children}
      </div>
    </fieldset>
  )
}
