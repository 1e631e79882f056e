import { create } from '@bufbuild/protobuf'
import {
  type LineQuantity,
  LineQuantitySchema,
  type Quote,
  type QuoteMovement,
  QuoteMovementSchema,
} from '@torrent/contracts/quote'
import { Refused } from '@torrent/service-kit'
import { addQuantities, compare, parseQuantity, subtract } from '@torrent/tax'
import { afterStep } from './lifecycle.ts'

/** What orders took of each line: reserved while an order is being made, ordered when it is there. */
type Kind = 'reserved' | 'released' | 'ordered'

/**
 * The quantity of one line that is still to be ordered: quantity − reserved + released. That a reservation becomes an
 * order changes nothing in what is open.
 */
export function openQuantity(quote: Quote, lineId: string): string {
  const line = quote.lines.find(candidate => candidate.id === lineId)
  if (!line) return '0'
  const movements = quote.movements.filter(movement => movement.lineId === lineId)
  return subtract(addQuantities(line.quantity, sumOf(movements, 'released')), sumOf(movements, 'reserved'))
}

/** The quote with every line's open quantity, derived from the movements. */
export function withOpenQuantities(quote: Quote): Quote {
  return {
    ...quote,
    lines: quote.lines.map(line => ({ ...line, openQuantity: openQuantity(quote, line.id) })),
  }
}

/** True while an order can still be made of something. */
export function somethingOpen(quote: Quote): boolean {
  return quote.lines.some(line => compare(openQuantity(quote, line.id), '0') > 0)
}

/** True while an order holds something of the quote, made or in the making. */
export function somethingHeld(quote: Quote): boolean {
  return [...new Set(quote.movements.map(movement => movement.orderId))].some(order => held(quote, order).length > 0)
}

/**
 * Sets quantities aside for an order that is being made; no lines means everything that is open. Refused:
 * `not_allowed_now`, `expired`, `unknown_line`, `duplicate_line`, `not_a_quantity`, `exceeds_open`, `nothing_open`;
 * `already_exists` when an order of this id holds or has held something, so that no order can be given back by another.
 */
export function reserved(
  quote: Quote,
  orderId: string,
  wanted: readonly LineQuantity[],
  at: { today: string; now: string },
): { quote: Quote; lines: LineQuantity[] } {
  afterStep(quote.status, 'convert')
  if (quote.validUntil < at.today) throw new Refused('expired', '', { validUntil: quote.validUntil })
  const known = quote.movements.some(movement => movement.orderId === orderId && movement.kind === 'ordered')
  if (known || held(quote, orderId).length > 0) throw new Refused('already_exists', 'id')
  const lines = wanted.length > 0 ? wanted.map(line => checked(quote, line)) : everythingOpen(quote)
  if (lines.length === 0) throw new Refused('nothing_open')
  if (new Set(lines.map(line => line.lineId)).size < lines.length) throw new Refused('duplicate_line', 'lines')
  return { quote: moved(quote, 'reserved', orderId, lines, at.now), lines: [...lines] }
}

/** Gives back what an order holds that did not come about or was cancelled. Again, or with nothing held: no change. */
export function released(quote: Quote, orderId: string, now: string): Quote {
  return moved(quote, 'released', orderId, held(quote, orderId), now)
}

/** What was set aside has become an order: the customer has accepted the quote. */
export function ordered(quote: Quote, orderId: string, now: string): Quote {
  const known = quote.movements.some(movement => movement.orderId === orderId && movement.kind === 'ordered')
  const lines = held(quote, orderId)
  if (known || lines.length === 0) return quote
  return { ...moved(quote, 'ordered', orderId, lines, now), status: afterStep(quote.status, 'convert') }
}

function checked(quote: Quote, wanted: LineQuantity): LineQuantity {
  if (!quote.lines.some(line => line.id === wanted.lineId)) throw new Refused('unknown_line', 'lines')
  const quantity = parseQuantity(wanted.quantity)
  if (!quantity.ok) throw new Refused(quantity.code, 'lines')
  const open = openQuantity(quote, wanted.lineId)
  if (compare(quantity.value, open) > 0) throw new Refused('exceeds_open', 'lines', { open })
  return create(LineQuantitySchema, { lineId: wanted.lineId, quantity: quantity.value })
}

function everythingOpen(quote: Quote): LineQuantity[] {
  return quote.lines
    .map(line => create(LineQuantitySchema, { lineId: line.id, quantity: openQuantity(quote, line.id) }))
    .filter(line => compare(line.quantity, '0') > 0)
}

/** What an order has taken of each line and not given back. */
function held(quote: Quote, orderId: string): LineQuantity[] {
  const own = quote.movements.filter(movement => movement.orderId === orderId)
  return [...new Set(own.map(movement => movement.lineId))]
    .map(lineId => {
      const movements = own.filter(movement => movement.lineId === lineId)
      const quantity = subtract(sumOf(movements, 'reserved'), sumOf(movements, 'released'))
      return create(LineQuantitySchema, { lineId, quantity })
    })
    .filter(line => compare(line.quantity, '0') > 0)
}

function sumOf(movements: readonly QuoteMovement[], kind: Kind): string {
  return addQuantities(...movements.filter(movement => movement.kind === kind).map(movement => movement.quantity))
}

function moved(quote: Quote, kind: Kind, orderId: string, lines: readonly LineQuantity[], at: string): Quote {
  if (lines.length === 0) return quote
  const added: QuoteMovement[] = lines.map(({ lineId, quantity }) =>
    create(QuoteMovementSchema, { lineId, kind, quantity, orderId, at }),
  )
  return withOpenQuantities({ ...quote, movements: [...quote.movements, ...added] })
}
