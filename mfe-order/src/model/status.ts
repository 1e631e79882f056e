import type { DocumentProgress } from '@torrent/portal-kit/documents'

/** In the order of an order's life; labels and colours stand in torrent.json, where others read them too. */
export const STATUSES = [
  'draft',
  'confirmed',
  'on_hold',
  'partially_shipped',
  'shipped',
  'closed',
  'cancelled',
] as const

type OrderStatus = (typeof STATUSES)[number]

/** Confirmed, and something has still to leave. */
export const TO_SHIP: readonly OrderStatus[] = ['confirmed', 'partially_shipped']

/** The usual way, for the stepper. */
const USUAL_WAY: readonly string[] = ['draft', 'confirmed', 'partially_shipped', 'shipped']

/** What of an order's history tells where it left the usual way. */
interface StatusChange {
  version: number
  fields: readonly { field: string; before: string; after: string }[]
}

/**
 * How far an order has come on the usual way. One that was put on hold or cancelled stands where it was before, which
 * only its history knows; until that is there, the first step stands for it. A closed one has come to the end.
 */
export function progressOf(status: string, history: readonly StatusChange[]): DocumentProgress {
  const latestFirst = history
    .toSorted((a, b) => b.version - a.version)
    .flatMap(change => change.fields)
    .filter(({ field }) => field === 'status')
  let reached = status === 'closed' ? 'shipped' : status
  // An order on hold that is cancelled has left the way two steps ago.
  for (const { before, after } of latestFirst) if (!USUAL_WAY.includes(reached) && after === reached) reached = before
  return {
    way: USUAL_WAY,
    at: Math.max(USUAL_WAY.indexOf(reached), 0),
    stopped: status === 'cancelled',
  }
}
