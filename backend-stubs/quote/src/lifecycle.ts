import { lifecycle, Refused } from '@torrent/service-kit'

/**
 * draft → submitted → approved → sent → accepted | lost | expired. A rejected quote keeps the reason and becomes a
 * draft again with the next edit. Every change of status goes through here.
 */
export const quoteLife = lifecycle('draft', {
  draft: { edit: 'draft', submit: 'submitted', close: 'lost' },
  submitted: { approve: 'approved', reject: 'rejected' },
  rejected: { edit: 'draft', submit: 'submitted', close: 'lost' },
  approved: { send: 'sent', convert: 'accepted', close: 'lost' },
  sent: { convert: 'accepted', close: 'lost' },
  accepted: { convert: 'accepted' },
  lost: {},
  expired: {},
})

export type QuoteStep = ReturnType<typeof quoteLife.steps>[number]

/** The Cedar action behind each step, for the buttons of a screen. */
const ACTION: Record<QuoteStep, string> = {
  edit: 'quote.edit',
  submit: 'quote.submit',
  approve: 'quote.approve',
  reject: 'quote.approve',
  send: 'quote.send',
  convert: 'order.create',
  close: 'quote.close',
}

/** What may be done next with a quote of this status and this much left to convert. */
export function quoteActions(status: string, somethingOpen: boolean): string[] {
  const steps = quoteLife.steps(status as never).filter(step => step !== 'convert' || somethingOpen)
  return [...new Set(steps.map(step => ACTION[step]))]
}

/** The status after a step. Refused: `not_allowed_now`. */
export function afterStep(status: string, step: QuoteStep): string {
  const next = quoteLife.next(status as never, step)
  if (next === undefined) throw new Refused('not_allowed_now', '', { status })
  return next
}
