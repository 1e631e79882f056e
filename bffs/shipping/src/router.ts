import { command, commandInput, day, documentProcedures, quantity, router, text, uuid, version } from '@torrent/bff-kit'
import { OrderSchema } from '@torrent/contracts/order'
import {
  CancelShipmentSchema,
  CreateShipmentFromOrderSchema,
  DeliverShipmentSchema,
  PackShipmentSchema,
  ShipmentSchema,
  ShipShipmentSchema,
  StartPickingSchema,
  UndoShipmentStepSchema,
} from '@torrent/contracts/shipping'
import { z } from 'zod'

const shipment = z.strictObject({
  plannedDate: day,
  shipTo: text(500).default(''),
  carrier: text(100).default(''),
  note: text(4000).default(''),
})
const line = z.strictObject({ orderLineId: uuid, quantity })
const lot = z.strictObject({ lineId: uuid, lot: text(50).default('') })
const step = { id: uuid, baseVersion: version }

/** The shipping screens' BFF: reads from the read side, changes through commands. */
export const shippingRouter = router({
  ...documentProcedures('shipment', ShipmentSchema),
  /** The order a shipment is to be made of, for the screen that makes it. */
  order: documentProcedures('order', OrderSchema).get,
  createFromOrder: command(
    CreateShipmentFromOrderSchema,
    commandInput({
      id: uuid,
      orderId: uuid,
      /** Empty: everything that is open. */
      lines: z.array(line).max(500, 'too_many_lines').default([]),
      shipment,
    }),
    input => input,
  ),
  startPicking: command(StartPickingSchema, commandInput(step), input => input),
  pack: command(
    PackShipmentSchema,
    commandInput({ ...step, lots: z.array(lot).max(500, 'too_many_lines').default([]) }),
    input => input,
  ),
  undo: command(UndoShipmentStepSchema, commandInput(step), input => input),
  ship: command(
    ShipShipmentSchema,
    commandInput({ ...step, carrier: text(100).default(''), trackingNumber: text(100).default('') }),
    input => input,
  ),
  deliver: command(DeliverShipmentSchema, commandInput({ ...step, receivedBy: text(200).default('') }), input => input),
  cancel: command(CancelShipmentSchema, commandInput({ ...step, reason: text(1000) }), input => input),
})

export type ShippingRouter = typeof shippingRouter
