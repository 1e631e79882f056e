import type { CSSProperties, ReactNode } from 'react'
import styles from './description-list.module.css'

export interface DescriptionListProps {
  items: readonly {
    label: string
    /** Nothing is shown as a dash. */
    value: ReactNode
    /** Takes a whole row. */
    wide?: boolean
  }[]
  /** Least width of a column in CSS pixels. */
  min?: number
}

/** Fields of a document for reading. */
export function DescriptionList({ items, min = 160 }: DescriptionListProps) {
  return (
    <dl className={styles.description} style={{ '--min': `${min}px` } as CSSProperties}>
      {items.map(item => (
        <div className={styles.descriptionItem} key={item.label} data-wide={item.wide || undefined}>
          <dt>{item.label}</dt>
          <dd>{item.value === undefined || item.value === null || item.value === '' ? '–' : item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
