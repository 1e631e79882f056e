import { create } from '@bufbuild/protobuf'
import type { Customer, Item, TaxRate } from '@torrent/contracts/common'
import { type Totals, TotalsSchema } from '@torrent/contracts/document'
import { type QuoteLine, type QuoteLineInput, QuoteLineSchema } from '@torrent/contracts/quote'
import { Refused, requireText, requireUuid } from '@torrent/service-kit'
import { normalised, priceLines as price, TaxError } from '@torrent/tax'

/** The items that lines name, and the tax rates, as the common service has them. */
export interface Catalog {
  items: ReadonlyMap<string, Item>
  taxRates: readonly TaxRate[]
  /** YYYY-MM-DD: the rates of this day apply. */
  today: string
}

const MAX_LINES = 500

/**
 * The lines as the quote keeps them, with amounts and totals by tax rate. What an item is called and which unit it has
 * comes from the catalog, never from the input. Refused: `too_many_lines`, `duplicate_line`, `required`, `not_a_quantity`, …
 */
export function priceLines(
  inputs: readonly QuoteLineInput[],
  customer: Customer,
  catalog: Catalog,
): { lines: QuoteLine[]; totals: Totals } {
  if (inputs.length > MAX_LINES) throw new Refused('too_many_lines', 'quote.lines', { max: String(MAX_LINES) })
  if (new Set(inputs.map(line => line.id)).size < inputs.length) throw new Refused('duplicate_line', 'quote.lines')
  const priced = refusing(() =>
    price(inputs, {
      rounding: customer.taxRounding,
      pricesIncludeTax: customer.pricesIncludeTax,
      currency: customer.currency,
      rates: catalog.taxRates,
      date: catalog.today,
    }),
  )
  const lines = inputs.map((input, index) => {
    const field = `quote.lines[${index}]`
    const item = catalog.items.get(input.itemId)
    const optional = (text: string, name: string, max: number) =>
      text === '' ? '' : requireText(text, `${field}.${name}`, max)
    return create(QuoteLineSchema, {
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
      amountMinor: priced.amounts[index] ?? '0',
    })
  })
  return { lines, totals: create(TotalsSchema, priced.totals) }
}

function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof TaxError) throw new Refused(error.code, `quote.${error.field}`)
    throw error
  }
}
