import type { CommandResult } from '@torrent/bff-kit'
import { allowed, type Principal } from '@torrent/policy'
import { type Entry, isEditable, MAY_WRITE } from 'sample-parts-service'

/** What a person can do with an entry now; the screens show nothing else. */
export type EntryAction = 'edit' | 'advance'

/** An entry in a list. The kit's list knows partners and amounts as well; entries have neither. */
export function toRow({ note: _, quantity: __, createdAt, ...entry }: Entry, who: Principal) {
  return {
    ...entry,
    ...{ partnerName: '', currency: '', amountMinor: '' },
    date: createdAt.slice(0, 10),
    actions: actionsOf(entry.status, who),
  }
}

/** An entry on its own page. */
export function toDocument(entry: Entry, who: Principal) {
  return { ...entry, actions: actionsOf(entry.status, who) }
}

/** How a command ended; the kit's `useCommand` tells the person and fetches anew what it changed. */
export function saved({ id, version, number }: Entry, commandId: string): CommandResult {
  return { state: 'succeeded', jobId: commandId, result: { kind: 'sampleparts', id, version, number } }
}

function actionsOf(status: Entry['status'], who: Principal): EntryAction[] {
  return isEditable(status) && allowed(who, MAY_WRITE) ? ['edit', 'advance'] : []
}
