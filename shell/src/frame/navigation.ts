import type { Remote } from '@torrent/contracts/bootstrap'
import type { Language } from '@torrent/contracts/preferences'
import type { NavBadge } from '@torrent/portal-kit'
import { type IconName, isIconName } from '@torrent/ui'

/** One way into a part of the portal. */
export interface Destination {
  href: string
  label: string
  icon: IconName
  /** The second key of its shortcut: `g` and then this one. */
  key: string
  /** The micro-frontend whose part it is; none for the start page. */
  owner?: string
}

/**
 * What stands in the navigation: the start page, and of the live micro-frontends what this person may use, in the order
 * their descriptions ask for.
 */
export function destinations(
  remotes: readonly Pick<Remote, 'name' | 'basePath' | 'nav'>[],
  actions: ReadonlySet<string>,
  language: Language,
  home: string,
): Destination[] {
  const entries = remotes
    .flatMap(({ name, basePath, nav = [] }) => nav.map(entry => ({ owner: name, basePath, ...entry })))
    .filter(({ action }) => actions.has(action))
    .sort((a, b) => a.order - b.order)
    .map(({ owner, basePath, label, icon }) => ({
      owner,
      href: basePath,
      label: label[language],
      icon: isIconName(icon) ? icon : 'file',
      key: basePath.charAt(1),
    }))
  return [{ href: '/', label: home, icon: 'home', key: 'h' }, ...entries]
}

/** Whether the page shown is this destination or below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`)
}

/** More than this is "many". */
const MOST_SHOWN = 99

/** What stands before the title of the page when something waits anywhere in the portal: `(3) `. */
export function waitingIn(badges: Readonly<Record<string, NavBadge>>): string {
  const count = Object.values(badges).reduce((sum, badge) => sum + badge.count, 0)
  if (count === 0) return ''
  return `(${count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}) `
}
