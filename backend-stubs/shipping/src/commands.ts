import {
  CancelShipmentSchema,
  CreateShipmentFromOrderSchema,
  DeliverShipmentSchema,
  PackShipmentSchema,
  type Shipment,
  ShipShipmentSchema,
  StartPickingSchema,
  UndoShipmentStepSchema,
} from '@torrent/contracts/shipping'
import { type DocumentStore, handle, type Saga, type SagaRunner } from '@torrent/service-kit'
import { type CreateFromOrder, requested, requireNewId } from './create-from-order.ts'
import { cancelled, delivered, packed, picking, shipped, undone } from './shipment.ts'

/** What the shipping service does on each command: load, decide, save; all in the transaction the kit opened. */
export function shipmentCommands(shipments: DocumentStore<Shipment>) {
  return [
    handle(StartPickingSchema, async (context, { id, baseVersion }) => {
      const shipment = await shipments.load(context, id, baseVersion)
      return shipments.save(context, shipment, picking(shipment), { type: 'picking' })
    }),
    handle(PackShipmentSchema, async (context, { id, baseVersion, lots }) => {
      const shipment = await shipments.load(context, id, baseVersion)
      return shipments.save(context, shipment, packed(shipment, lots), { type: 'packed' })
    }),
    handle(UndoShipmentStepSchema, async (context, { id, baseVersion }) => {
      const shipment = await shipments.load(context, id, baseVersion)
      return shipments.save(context, shipment, undone(shipment), { type: 'undone' })
    }),
    handle(ShipShipmentSchema, async (context, { id, baseVersion, carrier, trackingNumber }) => {
      const shipment = await shipments.load(context, id, baseVersion)
      const after = shipped(shipment, { carrier, trackingNumber }, context.now)
      return shipments.save(context, shipment, after, { type: 'shipped' })
    }),
    handle(DeliverShipmentSchema, async (context, { id, baseVersion, receivedBy }) => {
      const shipment = await shipments.load(context, id, baseVersion)
      return shipments.save(context, shipment, delivered(shipment, receivedBy, context.now), { type: 'delivered' })
    }),
    handle(CancelShipmentSchema, async (context, { id, baseVersion, reason }) => {
      const shipment = await shipments.load(context, id, baseVersion)
      return shipments.save(context, shipment, cancelled(shipment, reason), { type: 'cancelled', note: reason })
    }),
  ]
}

/** The command that begins a saga. */
export function sagaCommands(runner: SagaRunner, createFromOrder: Saga<CreateFromOrder>) {
  return [
    handle(CreateShipmentFromOrderSchema, async (context, command) => {
      const data = requested(command)
      await requireNewId(context, data.shipmentId)
      return runner.start(context, createFromOrder, data)
    }),
  ]
}
