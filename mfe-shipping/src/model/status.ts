import type { DocumentProgress } from '@torrent/portal-kit/documents'

/** In the order of a shipment's life; labels and colours stand in torrent.json, where others read them too. */
export const STATUSES = ['planned', 'picking', 'packed', 'shipped', 'delivered', 'cancelled'] as const

const USUAL_WAY: readonly string[] = ['planned', 'picking', 'packed', 'shipped', 'delivered']

/** Still in the house: somebody in the warehouse has to do something. */
export const IN_THE_HOUSE: readonly string[] = ['planned', 'picking', 'packed']

/** What of a document's history tells where it left the usual way. */
export type StatusChange = { version: number; fields: readonly { field: string; before: string; after: string }[] }

/**
 * How far a shipment has come on the usual way; stopped when it was cancelled there. Where that was, only its history
 * knows; until that is there, the first step stands for it.
 */
export function progressOf(status: string, history: readonly StatusChange[]): DocumentProgress {
  const stopped = status === 'cancelled'
  const left = history
    .flatMap(change => change.fields)
    .findLast(({ field, after }) => field === 'status' && after === 'cancelled')?.before
  const reached = stopped ? (left ?? 'planned') : status
  return { way: USUAL_WAY, at: USUAL_WAY.indexOf(reached), stopped }
}
