import { useLocation, useRouter } from '@tanstack/react-router'
import { getHost, useStore } from '@torrent/portal-kit/host'
import { VisuallyHidden } from '@torrent/ui'
import { useEffect, useRef, useState } from 'react'
import { type Destination, isCurrent, waitingIn } from './navigation.ts'

/** Milliseconds to wait for the heading of a page whose data is still on its way. */
const HEADING_WITHIN = 5_000

/**
 * What a page load does by itself and a navigation inside the page must do by hand: the title of the tab, focus at the
 * top of the new page, and word of it to screen readers.
 */
export function PageChange({ places }: { places: readonly Destination[] }) {
  const router = useRouter()
  const { pathname } = useLocation()
  const pageTitle = useStore(getHost().pageTitle)
  const section = places.findLast(place => isCurrent(place.href, pathname))?.label
  const title = pageTitle ?? section
  const waiting = waitingIn(useStore(getHost().badges))
  const [said, setSaid] = useState('')
  const first = useRef(true)

  useEffect(() => {
    document.title = `${waiting}${title === undefined ? 'Torrent' : `${title} · Torrent`}`
  }, [title, waiting])

  useEffect(() => {
    // The first page is read out by the browser itself.
    if (first.current) first.current = false
    else setSaid(title ?? '')
  }, [title])

  useEffect(() => {
    let stop = () => {}
    const unsubscribe = router.subscribe('onRendered', ({ pathChanged }) => {
      stop()
      if (pathChanged) stop = focusHeading()
    })
    return () => {
      stop()
      unsubscribe()
    }
  }, [router])

  return (
    <VisuallyHidden>
      <span aria-live="polite" aria-atomic="true">
        {said}
      </span>
    </VisuallyHidden>
  )
}

/**
 * Puts the focus on the h1 of the page, now or as soon as it is there, unless the person has moved it meanwhile.
 * @returns a function that gives up
 */
function focusHeading(): () => void {
  const main = document.querySelector('main')
  const before = document.activeElement
  if (!main || focusNow(main)) return () => {}
  const observer = new MutationObserver(() => {
    if (document.activeElement !== before || focusNow(main)) stop()
  })
  const timer = setTimeout(stop, HEADING_WITHIN)
  function stop() {
    clearTimeout(timer)
    observer.disconnect()
  }
  observer.observe(main, { childList: true, subtree: true })
  return stop
}

function focusNow(main: Element): boolean {
  const heading = main.querySelector<HTMLElement>('h1')
  if (!heading) return false
  // A field that a page chose to start in keeps the focus.
  if (main.contains(document.activeElement) && document.activeElement !== main) return true
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  return true
}
