import type { Remote } from '@torrent/contracts/bootstrap'
import type { Language } from '@torrent/contracts/preferences'
import { type IconName, isIconName } from '@torrent/ui'

/** One way into a part of the portal. */
export interface Destination {
  href: string
  label: string
  icon: IconName
  /** The second key of its shortcut: `g` and then this one. */
  key: string
}

/**
 * What stands in the navigation: the start page, and of the live micro-frontends what this person may use, in the order
 * their descriptions ask for.
 */
export function destinations(
  remotes: readonly Pick<Remote, 'basePath' | 'nav'>[],
  actions: ReadonlySet<string>,
  language: Language,
  home: string,
): Destination[] {
  const entries = remotes
    .flatMap(({ basePath, nav = [] }) => nav.map(entry => ({ basePath, ...entry })))
    .filter(({ action }) => actions.has(action))
    .sort((a, b) => a.order - b.order)
    .map(({ basePath, label, icon }) => ({
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
