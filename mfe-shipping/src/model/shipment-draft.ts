import { type OpenLine, openLines, type Quantities, taken } from '@torrent/portal-kit/document-editor'
import { today } from '@torrent/ui/format'
import type { NewShipmentInput, OrderDocument } from '../bff.ts'

/** A shipment as it is being planned; plain JSON, so that it survives a reload. */
export interface ShipmentDraft {
  /** YYYY-MM-DD */
  plannedDate: string
  shipTo: string
  carrier: string
  note: string
  quantities: Quantities
}

/** A new shipment: today, to where the order is to be delivered, with everything that is open. */
export function newDraft(order: Pick<OrderDocument['state'], 'deliveryPlace'>): ShipmentDraft {
  return { plannedDate: today(), shipTo: order.deliveryPlace, carrier: '', note: '', quantities: {} }
}

/** What of an order can still be shipped. */
export function shippable(order: Pick<OrderDocument['state'], 'lines'>): OpenLine[] {
  return openLines(order.lines)
}

/** What the BFF is sent. */
export function toInput(
  draft: ShipmentDraft,
  lines: readonly OpenLine[],
): Pick<NewShipmentInput, 'lines' | 'shipment'> {
  const { quantities, ...shipment } = draft
  return {
    lines: taken(lines, quantities).map(({ id, quantity }) => ({ orderLineId: id, quantity })),
    shipment,
  }
}
