import type { OrderAllocation } from '@torrent/contracts/order'

/** What an order has set aside for a shipment, with what the shipment says about it. */
export interface Allocation {
  orderId: string
  orderNumber: string
  customerId: string
  subject: string
  deliveryPlace: string
  lines: AllocatedLine[]
}

interface AllocatedLine {
  orderLineId: string
  itemCode: string
  description: string
  specification: string
  /** Decimal, above 0. */
  quantity: string
  unit: string
}

/** Reads the order's reply: its lines, with the quantities that were set aside and not those that were ordered. */
export function allocationOf({ order, lines }: OrderAllocation): Allocation {
  const ordered = new Map((order?.lines ?? []).map(line => [line.id, line]))
  return {
    orderId: order?.id ?? '',
    orderNumber: order?.number ?? '',
    customerId: order?.customer?.id ?? '',
    subject: order?.subject ?? '',
    deliveryPlace: order?.deliveryPlace ?? '',
    lines: lines.flatMap(({ lineId, quantity }) => {
      const line = ordered.get(lineId)
      if (!line) return []
      const { itemCode, description, specification, unit } = line
      return [{ orderLineId: lineId, itemCode, description, specification, quantity, unit }]
    }),
  }
}
