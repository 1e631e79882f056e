import { type KeyboardEvent, type RefObject, useCallback, useRef } from 'react'

const CONTROLS = 'a[href], button:enabled, input, textarea, select, [tabindex="0"]'

/**
 * Makes the messages one stop of the Tab key, as a table is: it leads to the newest one in sight, through what can be
 * done with that one, and out again. Otherwise everybody would pass the buttons of all messages on the way to the text
 * box, and those of messages out of sight first. The arrow keys go from message to message.
 * @returns what to spread on an empty element before the messages and on one behind them, and what hears their keys
 */
export function useOneStop(scroller: RefObject<HTMLElement | null>) {
  const before = useRef<HTMLSpanElement>(null)
  const after = useRef<HTMLSpanElement>(null)
  const isLeaving = useRef(false)
  const onFocus = useCallback(() => {
    if (isLeaving.current) isLeaving.current = false
    else newestInSight(scroller.current)?.focus()
  }, [scroller])
  const onTab = useCallback((event: KeyboardEvent<HTMLElement>) => {
    const at = event.target as HTMLElement
    const message = at.closest<HTMLElement>('[data-message]')
    if (event.key !== 'Tab' || event.defaultPrevented || !message) return
    const last = [...message.querySelectorAll<HTMLElement>(CONTROLS)].at(-1) ?? message
    if (at !== (event.shiftKey ? message : last)) return
    // The browser goes on from where the focus is when it comes to move it.
    isLeaving.current = true
    const gate = event.shiftKey ? before : after
    gate.current?.focus({ preventScroll: true })
  }, [])
  return {
    before: { ref: before, tabIndex: 0, onFocus },
    after: { ref: after, tabIndex: 0, onFocus },
    onTab,
  }
}

function newestInSight(scroller: HTMLElement | null): HTMLElement | undefined {
  if (!scroller) return undefined
  const { bottom } = scroller.getBoundingClientRect()
  const all = [...scroller.querySelectorAll<HTMLElement>('[data-message]')]
  return all.findLast(each => each.getBoundingClientRect().bottom <= bottom + 1) ?? all[0]
}
