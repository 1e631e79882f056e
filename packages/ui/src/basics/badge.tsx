import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './badge.module.css'
import tones from './tone.module.css'
import type { Tone } from './tone.ts'

export interface BadgeProps {
  tone?: Tone
  /** A coloured dot before the words, as states have it. */
  dot?: boolean
  children: ReactNode
}

/** A short label for a state or a category. */
export function Badge({ tone = 'neutral', dot = false, children }: BadgeProps) {
  return (
    <span className={classNames(styles.badge, tones[tone])} data-dot={dot || undefined}>
      {children}
    </span>
  )
}

/** A key to press, as in `<Kbd>/</Kbd>`. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={styles.kbd}>{children}</kbd>
}
