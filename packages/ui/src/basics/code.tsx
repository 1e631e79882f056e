import type { ReactNode } from 'react'
import styles from './badge.module.css'

/** What machines say and people compare letter by letter: a version, a path, the id of a key. */
export function Code({ children }: { children: ReactNode }) {
  return <code className={styles.code}>{children}</code>
}
