import { create } from '@bufbuild/protobuf'
import type { Actor } from '@torrent/contracts/backbone'
import type { Customer } from '@torrent/contracts/common'
import { PartySchema } from '@torrent/contracts/document'
import {
  type LineLot,
  type Shipment,
  type ShipmentInput,
  type ShipmentLine,
  ShipmentLineSchema,
  ShipmentSchema,
} from '@torrent/contracts/shipping'
import { optionalText, Refused, requireDate, requireText } from '@torrent/service-kit'
import type { Allocation } from './allocation.ts'
import { afterStep } from './lifecycle.ts'

/** What a screen says about a new shipment, checked for its form. */
export type ShipmentPlan = Pick<ShipmentInput, 'plannedDate' | 'shipTo' | 'carrier' | 'note'>

/** What is known when the shipment is made: never what the browser says. */
export interface ShipmentFacts {
  customer: Customer
  /** YYYY-MM-DD, Asia/Tokyo. */
  today: string
  actor: Actor
}

/** The plan with its texts trimmed. Refused: `required`, `not_a_date`, `too_long`, `invalid`, with the field. */
export function checkedPlan(input: ShipmentPlan): ShipmentPlan {
  return {
    plannedDate: requireDate(input.plannedDate, 'shipment.plannedDate'),
    shipTo: optionalText(input.shipTo, 'shipment.shipTo', 500),
    carrier: optionalText(input.carrier, 'shipment.carrier', 100),
    note: optionalText(input.note, 'shipment.note', 4000),
  }
}

/**
 * A new shipment of what an order has set aside for it. It takes each order line once, so its lines keep the order
 * lines' ids. Refused: `in_the_past`, `customer_blocked` (credit stop), `no_lines`.
 */
export function planned(id: string, plan: ShipmentPlan, allocation: Allocation, facts: ShipmentFacts): Shipment {
  const { customer, today, actor } = facts
  if (plan.plannedDate < today) throw new Refused('in_the_past', 'shipment.plannedDate')
  if (customer.blocked) throw new Refused('customer_blocked', '', { customer: customer.name })
  if (allocation.lines.length === 0) throw new Refused('no_lines', 'lines')
  return create(ShipmentSchema, {
    ...plan,
    id,
    status: 'planned',
    date: today,
    createdBy: actor,
    customer: create(PartySchema, { id: customer.id, code: customer.code, name: customer.name }),
    orderId: allocation.orderId,
    orderNumber: allocation.orderNumber,
    subject: allocation.subject,
    shipTo: plan.shipTo || allocation.deliveryPlace || customer.address,
    lines: allocation.lines.map(line =>
      create(ShipmentLineSchema, { ...line, id: line.orderLineId, orderId: allocation.orderId }),
    ),
  })
}

/** Being gathered. Refused: `not_allowed_now` unless it is planned. */
export function picking(shipment: Shipment): Shipment {
  return { ...shipment, status: afterStep(shipment.status, 'pick') }
}

/**
 * Packed, with the lot or serial number of each line that has one; a line that is not named has none.
 * Refused: `unknown_line`, `duplicate_line`, `too_long` (50 characters).
 */
export function packed(shipment: Shipment, lots: readonly LineLot[]): Shipment {
  const status = afterStep(shipment.status, 'pack')
  const known = new Set(shipment.lines.map(line => line.id))
  const byLine = new Map<string, string>()
  for (const [index, { lineId, lot }] of lots.entries()) {
    if (!known.has(lineId)) throw new Refused('unknown_line', `lots[${index}].lineId`)
    if (byLine.has(lineId)) throw new Refused('duplicate_line', `lots[${index}].lineId`)
    byLine.set(lineId, optionalText(lot, `lots[${index}].lot`, 50))
  }
  const lines: ShipmentLine[] = shipment.lines.map(line => ({ ...line, lot: byLine.get(line.id) ?? '' }))
  return { ...shipment, status, lines }
}

/** One step back. Lots stay written down, so that nobody has to read them off the goods again. */
export function undone(shipment: Shipment): Shipment {
  return { ...shipment, status: afterStep(shipment.status, 'undo') }
}

/**
 * The goods have left. Without a carrier the planned one stays. `now`: RFC 3339, UTC.
 * Refused: `too_long` (100 characters each).
 */
export function shipped(shipment: Shipment, by: { carrier: string; trackingNumber: string }, now: string): Shipment {
  const status = afterStep(shipment.status, 'ship')
  return {
    ...shipment,
    status,
    carrier: optionalText(by.carrier, 'carrier', 100) || shipment.carrier,
    trackingNumber: optionalText(by.trackingNumber, 'trackingNumber', 100),
    shippedAt: now,
  }
}

/** The customer has the goods. `now`: RFC 3339, UTC. Refused: `too_long` (200 characters). */
export function delivered(shipment: Shipment, receivedBy: string, now: string): Shipment {
  const status = afterStep(shipment.status, 'deliver')
  return { ...shipment, status, receivedBy: optionalText(receivedBy, 'receivedBy', 200), deliveredAt: now }
}

/** Kept, with the reason; the order gets its quantities back. Refused: `already_shipped`, `required`. */
export function cancelled(shipment: Shipment, reason: string): Shipment {
  const status = afterStep(shipment.status, 'cancel')
  return { ...shipment, status, reason: requireText(reason, 'reason', 1000) }
}
