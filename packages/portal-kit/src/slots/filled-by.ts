import type { Remote } from '@torrent/contracts/bootstrap'
import { mayOpen } from '../host/may-open.ts'

type Filling = Pick<Remote, 'name' | 'nav' | 'slots' | 'documents'>

/**
 * The micro-frontends that have a piece for a slot and are open to somebody who may do these actions, in the
 * navigation's order.
 * @param documentKind only the one that owns this kind of document
 */
export function filledBy<Each extends Filling>(
  remotes: readonly Each[],
  actions: ReadonlySet<string>,
  slot: string,
  documentKind?: string,
): Each[] {
  return remotes
    .filter(remote => remote.slots?.includes(slot) && mayOpen(remote, actions))
    .filter(({ documents = [] }) => documentKind === undefined || documents.some(({ kind }) => kind === documentKind))
    .toSorted((a, b) => placeOf(a) - placeOf(b))
}

function placeOf({ nav = [] }: Filling): number {
  return Math.min(...nav.map(entry => entry.order))
}
