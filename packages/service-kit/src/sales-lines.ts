import { create } from '@bufbuild/protobuf'
import type { Item, TaxRate } from '@torrent/contracts/common'
import { type Totals, TotalsSchema } from '@torrent/contracts/document'
import { normalised, priceLines, TaxError } from '@torrent/tax'
import { requireText, requireUuid } from './checks.ts'
import { Refused } from './refusal.ts'

/** A line of a quote or an order as a person enters it. Decimals are text. */
export interface SalesLineInput {
  id: string
  /** Empty for free text. */
  itemId: string
  description: string
  specification: string
  quantity: string
  unit: string
  /** In the currency's major unit. */
  unitPrice: string
  discountPercent: string
  /** standard, reduced, exempt */
  taxCode: string
}

/** The line as the document keeps it. */
export interface SalesLine extends SalesLineInput {
  itemCode: string
  /** Minor unit of the currency, after discount, before or with tax as the prices are. */
  amountMinor: string
}

/** How the partner's documents are computed; a customer of the common service has all of it. */
export interface SalesTerms {
  taxRounding: string
  pricesIncludeTax: boolean
  /** ISO 4217. */
  currency: string
}

/** The tax rates that the common service knows, and the day whose rates apply. */
export interface TaxDay {
  taxRates: readonly TaxRate[]
  /** YYYY-MM-DD */
  today: string
}

/** The items that lines name, and the tax rates, as the common service has them. */
export interface Catalog extends TaxDay {
  items: ReadonlyMap<string, Item>
}

/** So many lines a document has at most. */
export const MAX_LINES = 500

/**
 * The lines with amounts, and the totals by tax rate. What an item is called and which unit it has comes from the
 * catalog, never from the input. `root` names the input in refusals: `order` gives `order.lines[0].quantity`.
 * Refused: `too_many_lines`, `duplicate_line`, `required`, `too_long`, `invalid`, and what {@link priceSalesLines} says.
 */
export function salesLines(
  inputs: readonly SalesLineInput[],
  terms: SalesTerms,
  catalog: Catalog,
  root: string,
): { lines: SalesLine[]; totals: Totals } {
  if (inputs.length > MAX_LINES) throw new Refused('too_many_lines', `${root}.lines`, { max: String(MAX_LINES) })
  if (new Set(inputs.map(line => line.id)).size < inputs.length) throw new Refused('duplicate_line', `${root}.lines`)
  const { amounts, totals } = priceSalesLines(inputs, terms, catalog, root)
  const lines = inputs.map((input, index) => {
    const field = `${root}.lines[${index}]`
    const item = catalog.items.get(input.itemId)
    const optional = (text: string, name: string, max: number) =>
      text === '' ? '' : requireText(text, `${field}.${name}`, max)
    return {
      id: requireUuid(input.id, `${field}.id`),
      itemId: item?.id ?? '',
      itemCode: item?.code ?? '',
      description: item?.name ?? requireText(input.description, `${field}.description`, 200),
      specification: optional(input.specification, 'specification', 500) || (item?.specification ?? ''),
      quantity: normalised(input.quantity),
      unit: item?.unit ?? optional(input.unit, 'unit', 20),
      unitPrice: normalised(input.unitPrice),
      discountPercent: normalised(input.discountPercent || '0'),
      taxCode: input.taxCode,
      amountMinor: amounts[index] ?? '0',
    }
  })
  return { lines, totals }
}

/**
 * The amount of each line in the order given, and the totals with tax by rate, minor units.
 * Refused: `not_a_quantity`, `not_a_price`, `not_a_percent`, `amount_too_large`, `invalid` for an unknown tax code.
 */
export function priceSalesLines(
  lines: readonly Pick<SalesLine, 'quantity' | 'unitPrice' | 'discountPercent' | 'taxCode'>[],
  terms: SalesTerms,
  { taxRates, today }: TaxDay,
  root: string,
): { amounts: string[]; totals: Totals } {
  try {
    const { amounts, totals } = priceLines(lines, {
      rounding: terms.taxRounding,
      pricesIncludeTax: terms.pricesIncludeTax,
      currency: terms.currency,
      rates: taxRates,
      date: today,
    })
    return { amounts, totals: create(TotalsSchema, totals) }
  } catch (error) {
    if (error instanceof TaxError) throw new Refused(error.code, error.field === '' ? root : `${root}.${error.field}`)
    throw error
  }
}
