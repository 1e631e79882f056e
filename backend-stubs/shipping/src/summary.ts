import { ShipmentSchema } from '@torrent/contracts/shipping'
import type { DocumentKind } from '@torrent/service-kit'
import { shipmentActions } from './lifecycle.ts'

/** Shipments as the kit stores, numbers and announces them. They carry no money. */
export const shipmentKind: DocumentKind<typeof ShipmentSchema> = {
  kind: 'shipment',
  series: 'S',
  schema: ShipmentSchema,
  summarize: shipment => ({
    title: shipment.subject,
    partner: {
      id: shipment.customer?.id ?? '',
      code: shipment.customer?.code ?? '',
      name: shipment.customer?.name ?? '',
    },
    date: shipment.date,
    due: shipment.plannedDate,
    currency: '',
    amountMinor: '0',
    actions: shipmentActions(shipment.status),
    sources: [{ kind: 'order', id: shipment.orderId, number: shipment.orderNumber }],
    keywords: [
      shipment.trackingNumber,
      ...shipment.lines.flatMap(line => [line.itemCode, line.description, line.lot]),
    ].filter(word => word !== ''),
  }),
}
