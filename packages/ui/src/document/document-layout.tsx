import type { ReactNode } from 'react'
import styles from './document-layout.module.css'

export interface DocumentLayoutProps {
  /** DocumentHeader. */
  header: ReactNode
  /** Beside the document on wide screens, under it on narrow ones: related documents, history. */
  aside?: ReactNode
  children: ReactNode
}

/** The screen of one document: sticky head, the document itself, what belongs to it beside. */
export function DocumentLayout({ header, aside, children }: DocumentLayoutProps) {
  return (
    <div>
      {header}
      <div className={styles.layout} data-plain={aside ? undefined : true}>
        <div className={styles.layoutPart}>{children}</div>
        {aside && <div className={styles.layoutPart}>{aside}</div>}
      </div>
    </div>
  )
}
