import type { AnyRouter } from '@tanstack/react-router'
import type { LinkProps } from '@torrent/ui'
import type { FocusEvent, MouseEvent, PointerEvent } from 'react'
import { parseSearch } from './portal-search.ts'

/** What a link needs of the router; the design system's links are rendered through it. */
export type LinkRouter = Pick<AnyRouter, 'navigate' | 'preloadRoute'>

/** Milliseconds the pointer rests on a link before the page behind it is fetched; passing over fetches nothing. */
const REST = 60

/**
 * A link inside the portal: an ordinary `<a>`, so that a new tab, a copied address and no script at all work, whose plain
 * click goes through the router and whose hover fetches what stands behind it.
 */
export function PortalLink(props: LinkProps & { router: LinkRouter }) {
  const { router, href, onClick, onFocus, onPointerEnter, children, ...rest } = props
  const inside = href.startsWith('/') && !href.startsWith('/api/') && rest.target === undefined && !rest.download

  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    if (event.defaultPrevented || !inside) return
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void router.navigate({ href })
  }

  function preloadAfterRest(event: PointerEvent<HTMLAnchorElement>) {
    onPointerEnter?.(event)
    const timer = setTimeout(() => preloadHref(router, href), REST)
    event.currentTarget.addEventListener('pointerleave', () => clearTimeout(timer), { once: true })
  }

  function preloadOnFocus(event: FocusEvent<HTMLAnchorElement>) {
    onFocus?.(event)
    void preloadHref(router, href)
  }

  const handlers = inside
    ? { onClick: follow, onFocus: preloadOnFocus, onPointerEnter: preloadAfterRest }
    : { onClick, onFocus, onPointerEnter }
  return (
    <a href={href} {...rest} {...handlers}>
      {children}
    </a>
  )
}

/** Fetches the code behind an address. It failing now says nothing: the click will tell. */
async function preloadHref(router: LinkRouter, href: string): Promise<void> {
  const { pathname, search } = new URL(href, location.origin)
  await router.preloadRoute({ to: pathname, search: parseSearch(search) }).catch(() => undefined)
}
