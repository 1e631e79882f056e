import type { CSSProperties, ReactNode } from 'react'
import styles from './page.module.css'

export type Space = 1 | 2 | 3 | 4 | 5 | 6 | 8

const gap = (space: Space): CSSProperties => ({ gap: `var(--t-space-${space})` })

/** Things under one another. */
export function Stack({ space = 4, children }: { space?: Space; children: ReactNode }) {
  return (
    <div className={styles.stack} style={gap(space)}>
      {children}
    </div>
  )
}

/** Things beside one another, wrapping; with `end` at the end of one line, as the buttons of a table row. */
export function Row({ space = 2, end, children }: { space?: Space; end?: boolean; children: ReactNode }) {
  return (
    <div className={styles.row} data-end={end || undefined} style={gap(space)}>
      {children}
    </div>
  )
}

/** Columns of equal width, as many as fit; for the fields of a form and for cards. */
export function Grid({ min = 220, children }: { min?: number; children: ReactNode }) {
  return (
    <div className={styles.grid} style={{ '--grid-min': `${min}px` } as CSSProperties}>
      {children}
    </div>
  )
}

/** Said to assistive technology only. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="torrent-visually-hidden">{children}</span>
}
