import { type ComponentPropsWithRef, type RefObject, useLayoutEffect, useRef } from 'react'
import { classNames } from '../class-names.ts'
import styles from './overlay.module.css'

/** Distance to the anchor and to the edge of the window, in CSS pixels. */
const GAP = 4

/** Where a panel goes: under its anchor, above it when there is more room, never outside the window. */
export function placePanel(
  anchor: { left: number; top: number; bottom: number; width: number },
  panel: { width: number; height: number },
  view: { width: number; height: number },
): { left: number; top: number; maxHeight: number } {
  const below = view.height - anchor.bottom - 2 * GAP
  const above = anchor.top - 2 * GAP
  const onTop = panel.height > below && above > below
  const maxHeight = Math.max(onTop ? above : below, 0)
  const height = Math.min(panel.height, maxHeight)
  return {
    left: Math.max(GAP, Math.min(anchor.left, view.width - panel.width - GAP)),
    top: onTop ? anchor.top - GAP - height : anchor.bottom + GAP,
    maxHeight,
  }
}

export interface AnchoredPanelProps extends ComponentPropsWithRef<'div'> {
  /** The element it belongs to. */
  anchor: RefObject<HTMLElement | null>
}

/**
 * A panel in the browser's top layer, beside the element it belongs to. It stays where it stands in the document, so
 * that focus order and dialogs need no portal, and no container can clip it. At least as wide as its anchor.
 */
export function AnchoredPanel({ anchor, className, ...rest }: AnchoredPanelProps) {
  const panel = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = panel.current
    if (!element) return
    element.showPopover()
    const place = () => {
      const box = anchor.current?.getBoundingClientRect()
      if (!box) return
      element.style.minWidth = `${box.width}px`
      element.style.maxHeight = ''
      const view = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight }
      const { left, top, maxHeight } = placePanel(
        box,
        { width: element.offsetWidth, height: element.offsetHeight },
        view,
      )
      element.style.left = `${left}px`
      element.style.top = `${top}px`
      element.style.maxHeight = `${maxHeight}px`
    }
    place()
    const resized = new ResizeObserver(place)
    resized.observe(element)
    window.addEventListener('scroll', place, { capture: true, passive: true })
    window.addEventListener('resize', place)
    return () => {
      resized.disconnect()
      window.removeEventListener('scroll', place, { capture: true })
      window.removeEventListener('resize', place)
    }
  }, [anchor])

  return <div {...rest} ref={panel} popover="manual" className={classNames(styles.anchored, className)} />
}
