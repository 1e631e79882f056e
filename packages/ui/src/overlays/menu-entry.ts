import type { ReactNode } from 'react'
import type { IconName } from '../icons/icon.tsx'

export interface MenuAction {
  label: string
  icon?: IconName
  onSelect?: () => void
  /** Goes somewhere instead of calling `onSelect`. */
  href?: string
  /** Cannot be undone, or ends something. */
  danger?: boolean
  disabled?: boolean
  /** One of a set, and whether it is the chosen one: rendered as a radio item. */
  checked?: boolean
  /** With `checked`: on or off by itself; ticking it leaves the menu open. */
  toggle?: boolean
  /** Shown at the right, for example a key. */
  hint?: ReactNode
}

export interface MenuHeading {
  heading: string
  /** Beneath it, for somebody or something that the whole menu is about. */
  detail?: string
}

/** An action, a heading over the following ones, or a line between groups. */
export type MenuEntry = MenuAction | MenuHeading | { divider: true }
