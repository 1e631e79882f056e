import { useEffect } from 'react'
import { getHost } from './host.ts'

/** What waits for the person in a part of the portal. */
export interface NavBadge {
  /** Stands at the part's name in the navigation and, summed up, before the title of the page; none when 0. */
  count: number
  /** How many of them name this person; more than none makes the badge stand out. */
  mentions?: number
}

/**
 * Shows how much waits in a part of the portal, until the component goes away. One that always is there, such as a piece
 * in the dock, keeps the badge on every screen.
 * @param name the micro-frontend, as in torrent.json
 */
export function useNavBadge(name: string, { count, mentions = 0 }: NavBadge): void {
  useEffect(() => {
    const { badges } = getHost()
    const badge: NavBadge = { count, mentions }
    badges.set({ ...badges.get(), [name]: badge })
    return () => {
      const { [name]: shown, ...others } = badges.get()
      if (shown === badge) badges.set(others)
    }
  }, [name, count, mentions])
}
