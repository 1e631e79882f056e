import { compareDecimals, type Decimal, decimalPlaces, parseDecimal } from '@torrent/ui/format'

/** A line of a document that another one is made of: an order's for a shipment, a quote's for an order. */
export interface OpenLine {
  id: string
  itemCode: string
  description: string
  specification: string
  unit: string
  /** What nobody has taken yet. */
  openQuantity: Decimal
}

/** What was typed, by line id. A line that is not named is taken with all that is open, whatever that is by then. */
export type Quantities = Readonly<Record<string, string>>

/** Digits after the point that a quantity may have, everywhere. */
export const QUANTITY_PLACES = 4

/** The lines of which something is open. */
export function openLines<L extends Pick<OpenLine, 'openQuantity'>>(lines: readonly L[]): L[] {
  return lines.filter(line => compareDecimals(parseDecimal(line.openQuantity) ?? '0', '0') > 0)
}

/** The quantity shown for a line. */
export function quantityOf(line: Pick<OpenLine, 'id' | 'openQuantity'>, quantities: Quantities): string {
  return quantities[line.id] ?? line.openQuantity
}

/** Nothing of any line, to begin a small part of a long document with. */
export function nothingOf(lines: readonly Pick<OpenLine, 'id'>[]): Quantities {
  return Object.fromEntries(lines.map(line => [line.id, '0']))
}

/** The quantities to take; lines that were emptied or set to 0 are left out. */
export function taken(
  lines: readonly Pick<OpenLine, 'id' | 'openQuantity'>[],
  quantities: Quantities,
): { id: string; quantity: Decimal }[] {
  return lines.flatMap(line => {
    const quantity = parseDecimal(quantityOf(line, quantities))
    return quantity === undefined || quantity === '0' ? [] : [{ id: line.id, quantity }]
  })
}

export type QuantityProblem = { code: 'not_a_quantity' } | { code: 'exceeds_open'; params: { open: string } }

/** What is wrong with the quantities, by line id. Never more than is open; nothing at all is not wrong. */
export function quantityProblems(
  lines: readonly Pick<OpenLine, 'id' | 'openQuantity'>[],
  quantities: Quantities,
): Readonly<Record<string, QuantityProblem>> {
  return Object.fromEntries(
    lines.flatMap(line => {
      const problem = problemOf(quantityOf(line, quantities), line.openQuantity)
      return problem ? [[line.id, problem] as const] : []
    }),
  )
}

function problemOf(text: string, open: Decimal): QuantityProblem | undefined {
  if (text.trim() === '') return undefined
  const quantity = parseDecimal(text)
  if (quantity === undefined || quantity.startsWith('-') || decimalPlaces(quantity) > QUANTITY_PLACES) {
    return { code: 'not_a_quantity' }
  }
  return compareDecimals(quantity, open) > 0 ? { code: 'exceeds_open', params: { open } } : undefined
}
