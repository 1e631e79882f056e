import { create } from '@bufbuild/protobuf'
import {
  type LineQuantity,
  LineQuantitySchema,
  type Quote,
  type QuoteMovement,
  QuoteMovementSchema,
} from '@torrent/contracts/quote'
import { Refused } from '@torrent/service-kit'
import { addQuantities, compare, subtract } from '@torrent/tax'
import { afterStep } from './lifecycle.ts'

/** What orders took of each line: reserved while an order is being made, ordered when it is there. */
type Kind = 'reserved' | 'released' | 'ordered'

/** The quantity of one line that is still to be ordered: quantity − (reserved − released − ordered) − ordered. */
export function openQuantity(quote: Quote, lineId: string): string {
  const line = quote.lines.find(candidate => candidate.id === lineId)
  if (!line) return '0'
  return quote.movements
    .filter(movement => movement.lineId === lineId)
    .reduce((open, { kind, quantity }) => {
      // An order first reserves; that it becomes a fact changes nothing in what is open.
      if (kind === 'reserved') return subtract(open, quantity)
      return kind === 'released' ? addQuantities(open, quantity) : open
    }, line.quantity)
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

/**
 * Sets quantities aside for an order that is being made; no lines means everything that is open. Refused:
 * `not_allowed_now`, `expired`, `unknown_line`, `duplicate_line`, `not_a_quantity`, `exceeds_open`, `nothing_open`.
 */
export function reserved(
  quote: Quote,
  orderId: string,
  wanted: readonly LineQuantity[],
  at: { today: string; now: string },
): { quote: Quote; lines: LineQuantity[] } {
  afterStep(quote.status, 'convert')
  if (quote.validUntil < at.today) throw new Refused('expired', '', { validUntil: quote.validUntil })
  const lines = wanted.length > 0 ? wanted.map(line => checked(quote, line)) : everythingOpen(quote)
  if (lines.length === 0) throw new Refused('nothing_open')
  if (new Set(lines.map(line => line.lineId)).size < lines.length) throw new Refused('duplicate_line', 'lines')
  return { quote: moved(quote, 'reserved', orderId, lines, at.now), lines: [...lines] }
}

/** Gives back what was set aside for an order that did not come about. Nothing reserved changes nothing. */
export function released(quote: Quote, orderId: string, now: string): Quote {
  return moved(quote, 'released', orderId, pending(quote, orderId), now)
}

/** What was set aside has become an order: the customer has accepted the quote. */
export function ordered(quote: Quote, orderId: string, now: string): Quote {
  const lines = pending(quote, orderId)
  if (lines.length === 0) return quote
  return { ...moved(quote, 'ordered', orderId, lines, now), status: afterStep(quote.status, 'convert') }
}

function checked(quote: Quote, { lineId, quantity }: LineQuantity): LineQuantity {
  const line = quote.lines.find(candidate => candidate.id === lineId)
  if (!line) throw new Refused('unknown_line', 'lines')
  if (!/^\d{1,12}(?:\.\d{1,4})?$/.test(quantity) || compare(quantity, '0') <= 0)
    throw new Refused('not_a_quantity', 'lines')
  const open = openQuantity(quote, lineId)
  if (compare(quantity, open) > 0) throw new Refused('exceeds_open', 'lines', { open })
  return create(LineQuantitySchema, { lineId, quantity })
}

function everythingOpen(quote: Quote): LineQuantity[] {
  return quote.lines
    .map(line => create(LineQuantitySchema, { lineId: line.id, quantity: openQuantity(quote, line.id) }))
    .filter(line => compare(line.quantity, '0') > 0)
}

/** What is set aside for this order and neither released nor ordered. */
function pending(quote: Quote, orderId: string): LineQuantity[] {
  const sums = new Map<string, string>()
  for (const { lineId, kind, quantity, orderId: order } of quote.movements) {
    if (order !== orderId) continue
    const sum = sums.get(lineId) ?? '0'
    sums.set(lineId, kind === 'reserved' ? addQuantities(sum, quantity) : subtract(sum, quantity))
  }
  return [...sums]
    .filter(([, quantity]) => compare(quantity, '0') > 0)
    .map(([lineId, quantity]) => create(LineQuantitySchema, { lineId, quantity }))
}

function moved(quote: Quote, kind: Kind, orderId: string, lines: readonly LineQuantity[], at: string): Quote {
  const added: QuoteMovement[] = lines.map(({ lineId, quantity }) =>
    create(QuoteMovementSchema, { lineId, kind, quantity, orderId, at }),
  )
  return withOpenQuantities({ ...quote, movements: [...quote.movements, ...added] })
}
