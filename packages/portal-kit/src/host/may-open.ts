import type { Remote } from '@torrent/contracts/bootstrap'

/** Whether a person who may do these actions may open a section at all: it is closed to whom its navigation is. */
export function mayOpen({ nav = [] }: Pick<Remote, 'nav'>, actions: ReadonlySet<string>): boolean {
  return nav.length === 0 || nav.some(entry => actions.has(entry.action))
}
