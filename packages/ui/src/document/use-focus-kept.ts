import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

/**
 * For buttons of which the pressed one goes away once its step is taken. The focus would be lost with it, and whoever
 * works by keyboard or listens would begin anew at the top of the portal (WCAG 2.4.3); the heading beside them gets it.
 * @param place holds the buttons and the h1
 */
export function useFocusKept(place: RefObject<HTMLElement | null>) {
  const held = useRef(false)
  // After every change of the buttons, whatever changed them.
  useEffect(() => {
    if (!held.current || document.activeElement !== document.body) return
    held.current = false
    place.current?.querySelector('h1')?.focus({ preventScroll: true })
  })
  return {
    onFocus() {
      held.current = true
    },
    /** React says nothing of a blur that comes of its own removal of an element. */
    onBlur({ relatedTarget }: FocusEvent) {
      held.current = relatedTarget instanceof Element && relatedTarget.closest('dialog') !== null
    },
  }
}
