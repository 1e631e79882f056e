import type { Remote } from '@torrent/contracts/bootstrap'
import { mayOpen } from './may-open.ts'

/**
 * Whether a person who may do these actions may visit an address of a micro-frontend: the section is open, and the
 * screen at that address, if it is one that the micro-frontend provides to others, asks for nothing more.
 */
export function mayVisit(
  remote: Pick<Remote, 'nav' | 'provides'>,
  actions: ReadonlySet<string>,
  pathname: string,
): boolean {
  if (!mayOpen(remote, actions)) return false
  const screens = remote.provides.filter(({ path }) => fits(path, pathname))
  // `/quotes/new` is no quote of the id "new".
  const exact = screens.filter(({ path }) => !path.includes(':'))
  const asked = exact.length > 0 ? exact : screens
  return asked.length === 0 || asked.some(({ action }) => action === undefined || actions.has(action))
}

function fits(template: string, pathname: string): boolean {
  const wanted = template.split('/')
  const given = pathname.replace(/\/+$/, '').split('/')
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith(':') || part === given[index])
}
