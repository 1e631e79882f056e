import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'

export interface ScrollAreaProps {
  className?: string
  ref?: Ref<HTMLDivElement>
  children: ReactNode
}

const FOCUSABLE = 'a[href], button:not([disabled]), input, select, textarea, [tabindex="0"]'

/**
 * A box that scrolls when what it holds is larger, and then is reached by Tab unless it holds something that is: a
 * browser scrolls what has focus (WCAG 2.1.1). What fits costs no tab stop.
 */
export function ScrollArea({ className, ref, children }: ScrollAreaProps) {
  const box = useRef<HTMLDivElement>(null)
  const [needsStop, setNeedsStop] = useState(false)
  useImperativeHandle(ref, () => box.current as HTMLDivElement, [])

  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => {
      const scrolls = element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth
      setNeedsStop(scrolls && element.querySelector(FOCUSABLE) === null)
    }
    const resized = new ResizeObserver(look)
    resized.observe(element)
    for (const child of element.children) resized.observe(child)
    // What grows inside a child of the same size still changes what can be focused.
    const changed = new MutationObserver(look)
    changed.observe(element, { childList: true, subtree: true })
    return () => {
      resized.disconnect()
      changed.disconnect()
    }
  }, [])

  return (
    <div ref={box} className={className} tabIndex={needsStop ? 0 : undefined}>
      {children}
    </div>
  )
}
