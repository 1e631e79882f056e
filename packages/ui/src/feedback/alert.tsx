import type { ReactNode } from 'react'
import tones from '../basics/tone.module.css'
import type { Tone } from '../basics/tone.ts'
import { classNames } from '../class-names.ts'
import { Icon, type IconName } from '../icons/icon.tsx'
import styles from './feedback.module.css'

/** The sign that goes with a tone, so that colour is never alone. */
export const toneIcons: Record<Tone, IconName> = {
  neutral: 'info',
  info: 'info',
  success: 'circle-check',
  warning: 'alert',
  danger: 'circle-x',
}

export interface AlertProps {
  tone?: Tone
  title?: string
  /** Buttons at the right end. */
  actions?: ReactNode
  /** Read out at once when it appears: for the failure of what the person has just done. */
  announce?: boolean
  children?: ReactNode
}

/** A message in the flow of the page. */
export function Alert({ tone = 'info', title, actions, announce = false, children }: AlertProps) {
  return (
    <div className={classNames(styles.alert, tones[tone])} role={announce ? 'alert' : undefined}>
      <Icon name={toneIcons[tone]} size={18} />
      <div className={styles.alertBody}>
        {title && <div className={styles.alertTitle}>{title}</div>}
        {children}
      </div>
      {actions && <div className={styles.alertActions}>{actions}</div>}
    </div>
  )
}
