import { Tooltip as MantineTooltip } from '@mantine/core'
import type { ReactElement } from 'react'
import styles from './overlay.module.css'

export interface TooltipProps {
  label: string
  side?: 'top' | 'right' | 'bottom' | 'left'
  children: ReactElement
}

/** A short explanation on hover and on focus. Never the only place something is said. */
export function Tooltip({ label, side = 'top', children }: TooltipProps) {
  return (
    <MantineTooltip
      label={label}
      position={side}
      openDelay={350}
      events={{ hover: true, focus: true, touch: false }}
      transitionProps={{ duration: 0 }}
      classNames={{ tooltip: styles.tooltip }}
    >
      {children}
    </MantineTooltip>
  )
}
