import { cloneElement, type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { AnchoredPanel } from './anchored-panel.tsx'
import styles from './overlay.module.css'
import type { PanelSide } from './place-panel.ts'

/** How long the pointer rests before it shows, and how long it stays while the pointer crosses the gap, in ms. */
const SHOW_AFTER = 350
const HIDE_AFTER = 100

export interface TooltipProps {
  label: string
  side?: PanelSide
  /** The element it explains; it gets the label as its description. */
  children: ReactElement<{ 'aria-describedby'?: string }>
}

/**
 * A short explanation on hover and on keyboard focus. Never the only place something is said. One can move the pointer
 * onto it, and Escape hides it (WCAG 1.4.13).
 */
export function Tooltip({ label, side = 'top', children }: TooltipProps) {
  const id = useId()
  const host = useRef<HTMLSpanElement>(null)
  const anchor = useRef<HTMLElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [shown, setShown] = useState(false)

  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!shown) return
    const hide = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setShown(false)
    }
    document.addEventListener('keydown', hide)
    return () => document.removeEventListener('keydown', hide)
  }, [shown])

  const turn = (on: boolean, after: number) => {
    clearTimeout(timer.current)
    const first = host.current?.firstElementChild
    anchor.current = first instanceof HTMLElement ? first : null
    timer.current = setTimeout(() => setShown(on), after)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices where pointer and focus are
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press only hides it
    <span
      className={styles.contents}
      ref={host}
      onPointerEnter={event => event.pointerType === 'mouse' && turn(true, SHOW_AFTER)}
      onPointerLeave={() => turn(false, HIDE_AFTER)}
      onFocus={event => event.target.matches(':focus-visible') && turn(true, 0)}
      onBlur={() => turn(false, 0)}
      onClick={() => turn(false, 0)}
    >
      {cloneElement(children, shown ? { 'aria-describedby': id } : {})}
      {shown && (
        <AnchoredPanel anchor={anchor} side={side} align="center" className={styles.tooltip} id={id} role="tooltip">
          {label}
        </AnchoredPanel>
      )}
    </span>
  )
}
