import { Popover as MantinePopover } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import styles from './overlay.module.css'

export interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement
  /** Accessible name of the opened panel. */
  label: string
  /** CSS width of the panel. */
  width?: number
  align?: 'start' | 'end'
  opened?: boolean
  onOpenChange?: (opened: boolean) => void
  children: ReactNode
}

/** A panel beside a button, for a few fields or details. Focus moves in and comes back on Escape. */
export function Popover({ trigger, label, width, align = 'start', opened, onOpenChange, children }: PopoverProps) {
  return (
    <MantinePopover
      position={align === 'end' ? 'bottom-end' : 'bottom-start'}
      width={width}
      offset={4}
      trapFocus
      returnFocus
      opened={opened}
      onChange={onOpenChange}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: styles.popover }}
    >
      <MantinePopover.Target>{trigger}</MantinePopover.Target>
      <MantinePopover.Dropdown aria-label={label}>{children}</MantinePopover.Dropdown>
    </MantinePopover>
  )
}
