import { lifecycle, Refused } from '@torrent/service-kit'

/**
 * draft → confirmed → (partially_shipped → shipped) → closed; confirmed ↔ on_hold; cancelled while nothing is on its
 * way. Here stand the steps that somebody takes. How far an order has been shipped is nobody's step: it follows from
 * the ledger, see `progress`.
 */
export const orderLife = lifecycle('draft', {
  draft: { edit: 'draft', confirm: 'confirmed', cancel: 'cancelled' },
  confirmed: { edit: 'confirmed', allocate: 'confirmed', hold: 'on_hold', cancel: 'cancelled', close: 'closed' },
  on_hold: { edit: 'on_hold', resume: 'confirmed', cancel: 'cancelled' },
  partially_shipped: {
    edit: 'partially_shipped',
    allocate: 'partially_shipped',
    hold: 'on_hold',
    cancel: 'cancelled',
    close: 'closed',
  },
  shipped: { close: 'closed' },
  closed: {},
  cancelled: {},
})

export type OrderStep = ReturnType<typeof orderLife.steps>[number]

/** The Cedar action behind each step, for the buttons of a screen. Nothing closes an order by hand yet. */
const ACTION: Partial<Record<OrderStep, string>> = {
  edit: 'order.edit',
  confirm: 'order.confirm',
  allocate: 'shipment.create',
  hold: 'order.hold',
  resume: 'order.hold',
  cancel: 'order.cancel',
}

/** What may be done next with an order of this status, with something left to ship or something on its way. */
export function orderActions(status: string, goods: { open: boolean; underway: boolean }): string[] {
  return orderLife
    .steps(status as never)
    .filter(step => step !== 'allocate' || goods.open)
    .filter(step => step !== 'cancel' || !goods.underway)
    .flatMap(step => ACTION[step] ?? [])
}

/** The status after a step. Refused: `not_allowed_now`. */
export function afterStep(status: string, step: OrderStep): string {
  const next = orderLife.next(status as never, step)
  if (next === undefined) throw new Refused('not_allowed_now', '', { status })
  return next
}
