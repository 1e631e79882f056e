import type { Tone } from '@torrent/ui'

/** In the order of a quote's life. */
export const STATUSES = ['draft', 'submitted', 'approved', 'rejected', 'sent', 'accepted', 'lost', 'expired'] as const

export type QuoteStatus = (typeof STATUSES)[number]

const TONES: Record<QuoteStatus, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  approved: 'success',
  rejected: 'danger',
  sent: 'info',
  accepted: 'success',
  lost: 'neutral',
  expired: 'warning',
}

/** True for a status that this version of the screen knows. */
export function isStatus(status: string): status is QuoteStatus {
  return STATUSES.some(known => known === status)
}

/** The colour of a status; one that is newer than this screen is shown plainly. */
export function statusTone(status: string): Tone {
  return isStatus(status) ? TONES[status] : 'neutral'
}

/** The steps of the usual way, for the stepper. */
export const USUAL_WAY: readonly QuoteStatus[] = ['draft', 'submitted', 'approved', 'sent', 'accepted']
