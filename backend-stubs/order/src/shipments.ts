import { create } from '@bufbuild/protobuf'
import { CommandEnvelopeSchema } from '@torrent/contracts/backbone'
import { type DocumentEvent, DocumentEventSchema } from '@torrent/contracts/document'
import type { Order } from '@torrent/contracts/order'
import { type Shipment, ShipmentSchema } from '@torrent/contracts/shipping'
import {
  type Broker,
  contextOf,
  type Database,
  type Delivery,
  type DocumentStore,
  firstTime,
  fromPayload,
  open,
  topicOf,
} from '@torrent/service-kit'
import { released, shipped } from './allocation.ts'

/** What a shipment's event does to an order: the goods have left, or never will. Nothing else moves quantities. */
export function afterShipment(order: Order, change: string, shipment: Shipment, now: string): Order {
  if (change === 'cancelled') return released(order, shipment.id, now)
  if (change !== 'shipped') return order
  const lines = shipment.lines
    .filter(line => line.orderId === order.id)
    .map(line => ({ lineId: line.orderLineId, quantity: line.quantity }))
  return shipped(order, shipment.id, lines, now)
}

/** Keeps the orders' ledgers up with the shipments: each event once, in one transaction with the order's own event. */
export function followShipments(broker: Broker, database: Database, orders: DocumentStore<Order>): Promise<void> {
  return broker.subscribe({
    group: 'order.shipments',
    topics: [topicOf('shipment')],
    async handle({ message }: Delivery) {
      const event = fromPayload(DocumentEventSchema, message.payload)
      const shipment = shipmentOf(event)
      const change = event.change?.type ?? ''
      if (!shipment || (change !== 'shipped' && change !== 'cancelled')) return undefined
      await database.tenant(message.tenant).transaction(async tx => {
        if (!(await firstTime(tx, message.id))) return
        const envelope = create(CommandEnvelopeSchema, { actor: event.change?.actor })
        const context = contextOf(tx, { tenant: message.tenant, traceparent: message.traceparent, envelope })
        // In one order everywhere, so that two shipments of the same orders never wait for each other.
        for (const id of [...new Set(shipment.lines.map(line => line.orderId))].sort()) {
          const order = await orders.load(context, id)
          const after = afterShipment(order, change, shipment, context.now)
          const type = change === 'shipped' ? 'shipped' : 'released'
          if (after !== order) await orders.save(context, order, after, { type, note: shipment.number })
        }
      })
      return undefined
    },
  })
}

function shipmentOf(event: DocumentEvent): Shipment | undefined {
  const state = open(event.document?.state)
  return state?.$typeName === ShipmentSchema.typeName ? (state as Shipment) : undefined
}
