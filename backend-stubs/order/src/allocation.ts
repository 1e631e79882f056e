import { create } from '@bufbuild/protobuf'
import { type LineQuantity, LineQuantitySchema, type Order } from '@torrent/contracts/order'
import { Refused } from '@torrent/service-kit'
import { compare, parseQuantity, subtract } from '@torrent/tax'
import { allocatedTo, lineFigures, moved } from './ledger.ts'
import { afterStep } from './lifecycle.ts'

/**
 * Sets quantities aside for a shipment that is being made; no lines means everything that is open. Refused:
 * `not_allowed_now` (on hold, not confirmed, finished), `unknown_line`, `duplicate_line`, `not_a_quantity`,
 * `exceeds_open`, `nothing_open`; `already_exists` when a shipment of this id has or had something, so that no
 * shipment can be given back by another.
 */
export function allocated(
  order: Order,
  shipmentId: string,
  wanted: readonly LineQuantity[],
  now: string,
): { order: Order; lines: LineQuantity[] } {
  const status = afterStep(order.status, 'allocate')
  if (isKnown(order, shipmentId)) throw new Refused('already_exists', 'id')
  const lines = wanted.length > 0 ? wanted.map(line => checked(order, line)) : everythingOpen(order)
  if (lines.length === 0) throw new Refused('nothing_open')
  if (new Set(lines.map(line => line.lineId)).size < lines.length) throw new Refused('duplicate_line', 'lines')
  return { order: moved({ ...order, status }, 'allocated', lines, { shipmentId, now }), lines }
}

/** Gives back what is set aside for a shipment. Again, or with nothing set aside: no change. */
export function released(order: Order, shipmentId: string, now: string): Order {
  return moved(order, 'released', pairs(allocatedTo(order, shipmentId)), { shipmentId, now })
}

/**
 * The shipment has left with these quantities; what was set aside for it beyond them is open again. Throws when more
 * has left than was set aside: shipping cannot do that.
 */
export function shipped(
  order: Order,
  shipmentId: string,
  lines: readonly Pick<LineQuantity, 'lineId' | 'quantity'>[],
  now: string,
): Order {
  const aside = allocatedTo(order, shipmentId)
  for (const { lineId, quantity } of lines) {
    const rest = subtract(aside.get(lineId) ?? '0', quantity)
    if (compare(rest, '0') < 0) throw new RangeError(`shipment ${shipmentId} shipped more of ${lineId} than set aside`)
    aside.set(lineId, rest)
  }
  const left = lines.filter(line => compare(line.quantity, '0') > 0)
  return released(moved(order, 'shipped', left, { shipmentId, now }), shipmentId, now)
}

function isKnown(order: Order, shipmentId: string): boolean {
  return (
    allocatedTo(order, shipmentId).size > 0 ||
    order.movements.some(movement => movement.shipmentId === shipmentId && movement.kind === 'shipped')
  )
}

function checked(order: Order, wanted: LineQuantity): LineQuantity {
  if (!order.lines.some(line => line.id === wanted.lineId)) throw new Refused('unknown_line', 'lines')
  const quantity = parseQuantity(wanted.quantity)
  if (!quantity.ok) throw new Refused(quantity.code, 'lines')
  const { open } = lineFigures(order, wanted.lineId)
  if (compare(quantity.value, open) > 0) throw new Refused('exceeds_open', 'lines', { open })
  return create(LineQuantitySchema, { lineId: wanted.lineId, quantity: quantity.value })
}

function everythingOpen(order: Order): LineQuantity[] {
  return order.lines
    .map(line => create(LineQuantitySchema, { lineId: line.id, quantity: lineFigures(order, line.id).open }))
    .filter(line => compare(line.quantity, '0') > 0)
}

function pairs(quantities: ReadonlyMap<string, string>): { lineId: string; quantity: string }[] {
  return [...quantities].map(([lineId, quantity]) => ({ lineId, quantity }))
}
