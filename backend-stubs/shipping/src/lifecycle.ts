import { lifecycle, Refused } from '@torrent/service-kit'

/**
 * planned → picking → packed → shipped → delivered. Until it is shipped, a shipment goes one step back or is
 * cancelled; afterwards nothing changes but that it arrives. Every change of status goes through here.
 */
const shipmentLife = lifecycle('planned', {
  planned: { pick: 'picking', cancel: 'cancelled' },
  picking: { pack: 'packed', undo: 'planned', cancel: 'cancelled' },
  packed: { ship: 'shipped', undo: 'picking', cancel: 'cancelled' },
  shipped: { deliver: 'delivered' },
  delivered: {},
  cancelled: {},
})

type ShipmentStep = ReturnType<typeof shipmentLife.steps>[number]

/** The Cedar action behind each step, for the buttons of a screen. */
const ACTION: Record<ShipmentStep, string> = {
  pick: 'shipment.pick',
  pack: 'shipment.pick',
  undo: 'shipment.pick',
  ship: 'shipment.ship',
  deliver: 'shipment.deliver',
  cancel: 'shipment.cancel',
}

/** What may be done next with a shipment of this status. */
export function shipmentActions(status: string): string[] {
  return [...new Set(shipmentLife.steps(status as never).map(step => ACTION[step]))]
}

/** The status after a step. Refused: `already_shipped` once the goods have left, else `not_allowed_now`. */
export function afterStep(status: string, step: ShipmentStep): string {
  const next = shipmentLife.next(status as never, step)
  if (next !== undefined) return next
  const gone = status === 'shipped' || status === 'delivered'
  throw gone && step !== 'deliver' ? new Refused('already_shipped') : new Refused('not_allowed_now', '', { status })
}
