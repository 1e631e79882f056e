/** Which tax applies to a line; the rate of the day belongs to the service. */
export type TaxCode = 'standard' | 'reduced' | 'exempt'

/** A line of a quote or an order, as its BFF answers it. Quantities, prices and percentages are exact decimals. */
export interface SalesLine {
  id: string
  /** Empty for free text. */
  itemId: string
  itemCode: string
  description: string
  specification: string
  quantity: string
  unit: string
  /** In the currency's major unit. */
  unitPrice: string
  discountPercent: string
  taxCode: string
  /** In the currency's minor unit. */
  amountMinor: string
}

/** The tax code of a line; one that this screen does not know counts as the standard one. */
export function taxCodeOf(code: string): TaxCode {
  return code === 'reduced' || code === 'exempt' ? code : 'standard'
}
