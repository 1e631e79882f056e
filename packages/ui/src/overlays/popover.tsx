import { cloneElement, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react'
import { AnchoredPanel } from './anchored-panel.tsx'
import styles from './overlay.module.css'
import { useDismiss } from './use-dismiss.ts'

interface TriggerProps {
  'aria-haspopup'?: 'dialog'
  'aria-expanded'?: boolean
  onClick?: () => void
}

export interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement
  /** Accessible name of the opened panel. */
  label: string
  /** Width of the panel in CSS pixels; that of its content without one. */
  width?: number
  align?: 'start' | 'end'
  /** Only to open and close it from elsewhere; without it the trigger does. */
  opened?: boolean
  onOpenChange?: (opened: boolean) => void
  children: ReactNode
}

/** A panel beside a button, for a few fields or details. Focus moves in, and back on Escape. */
export function Popover({ trigger, label, width, align, opened, onOpenChange, children }: PopoverProps) {
  const host = useRef<HTMLSpanElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [own, setOwn] = useState(false)
  const isOpen = opened ?? own

  const change = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }
  useDismiss(host, isOpen, () => change(false))

  useEffect(() => {
    if (!isOpen) return
    const first = panel.current?.querySelector<HTMLElement>('input, select, textarea, button, a[href]')
    ;(first ?? panel.current)?.focus()
  }, [isOpen])

  const props: TriggerProps = {
    'aria-haspopup': 'dialog',
    'aria-expanded': isOpen,
    onClick: () => change(!isOpen),
  }
  return (
    <span className={styles.host} ref={host}>
      {cloneElement(trigger, props)}
      {isOpen && (
        <AnchoredPanel
          anchor={host}
          align={align}
          className={styles.popover}
          style={{ width }}
          role="dialog"
          aria-label={label}
          onKeyDown={event => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            event.stopPropagation()
            change(false)
            host.current?.querySelector<HTMLElement>('[aria-haspopup="dialog"]')?.focus()
          }}
        >
          <div ref={panel} tabIndex={-1} className={styles.popoverBody}>
            {children}
          </div>
        </AnchoredPanel>
      )}
    </span>
  )
}
