import { useLayoutEffect } from 'react'
import { getHost } from '../host/host.ts'

/**
 * Names the page in the browser's tab: `<title> · Torrent`. Until it is called the tab shows the micro-frontend's name.
 * @param title undefined while it is not known yet
 */
export function usePageTitle(title: string | undefined): void {
  useLayoutEffect(() => {
    if (title === undefined) return undefined
    const { pageTitle } = getHost()
    pageTitle.set(title)
    return () => {
      if (pageTitle.get() === title) pageTitle.set(undefined)
    }
  }, [title])
}
