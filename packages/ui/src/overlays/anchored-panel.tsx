import { type ComponentPropsWithRef, type RefObject, useLayoutEffect, useRef } from 'react'
import { classNames } from '../class-names.ts'
import styles from './overlay.module.css'
import { type Placement, placePanel } from './place-panel.ts'

export interface AnchoredPanelProps extends Omit<ComponentPropsWithRef<'div'>, 'ref'>, Placement {
  /** The element it belongs to. */
  anchor: RefObject<HTMLElement | null>
  /** At least as wide as its anchor. */
  wide?: boolean
}

/**
 * A panel in the browser's top layer, beside the element it belongs to. It stays where it stands in the document, so
 * that focus order and dialogs need no portal, and no container can clip it.
 */
export function AnchoredPanel({ anchor, side, align, wide = false, className, ...rest }: AnchoredPanelProps) {
  const panel = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = panel.current
    if (!element) return
    element.showPopover()
    const place = () => {
      const box = anchor.current?.getBoundingClientRect()
      if (!box) return
      if (wide) element.style.minWidth = `${box.width}px`
      element.style.maxHeight = ''
      const size = { width: element.offsetWidth, height: element.offsetHeight }
      const view = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight }
      const { left, top, maxHeight } = placePanel(box, size, view, { side, align })
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
  }, [anchor, side, align, wide])

  return <div {...rest} ref={panel} popover="manual" className={classNames(styles.anchored, className)} />
}
