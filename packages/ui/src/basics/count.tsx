import { classNames } from '../class-names.ts'
import styles from './count.module.css'

/** More than this is "many". */
const MOST_SHOWN = 99

export interface CountProps {
  /** More than 99 is shown as `99+`; nothing is shown for 0. */
  value: number
  /** `danger`: somebody is meant by name, or something is wrong. */
  tone?: 'neutral' | 'accent' | 'danger'
  size?: 'sm' | 'md'
  className?: string
}

/** How much waits, for the eye alone: whoever shows it says the same in words. */
export function Count({ value, tone = 'accent', size = 'md', className }: CountProps) {
  if (value <= 0) return null
  return (
    <b className={classNames(styles.count, className)} data-tone={tone} data-size={size} aria-hidden="true">
      {shownCount(value)}
    </b>
  )
}

/** A number as `Count` shows it. */
export function shownCount(value: number): string {
  return value > MOST_SHOWN ? `${MOST_SHOWN}+` : String(value)
}
