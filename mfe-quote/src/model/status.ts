import type { DocumentProgress } from '@torrent/portal-kit/documents'

/** In the order of a quote's life; labels and colours stand in torrent.json, where others read them too. */
export const STATUSES = ['draft', 'submitted', 'approved', 'rejected', 'sent', 'accepted', 'lost', 'expired'] as const

type QuoteStatus = (typeof STATUSES)[number]

/** The usual way, for the stepper. */
const USUAL_WAY: readonly QuoteStatus[] = ['draft', 'submitted', 'approved', 'sent', 'accepted']

/** Ends that the usual way does not lead to, with the step at which a quote left it. */
const LEFT_AT: Partial<Record<string, QuoteStatus>> = { rejected: 'submitted', lost: 'sent', expired: 'sent' }

/** How far a quote has come on the usual way; `stopped` when it left it there. */
export function progressOf(status: string): DocumentProgress {
  const left = LEFT_AT[status]
  return {
    way: USUAL_WAY,
    at: USUAL_WAY.findIndex(step => step === (left ?? status)),
    stopped: left !== undefined,
  }
}
