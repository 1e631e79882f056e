/** A customer as the BFF's `customers` answers it. */
export interface SalesCustomer {
  id: string
  code: string
  name: string
  contact: string
  address: string
  paymentTerms: string
  /** ISO 4217. */
  currency: string
  /** floor, ceil, half_up */
  taxRounding: string
  pricesIncludeTax: boolean
  /** On credit stop: no orders are taken. */
  blocked: boolean
}

/** What of a customer the form of a document needs and keeps. */
export type DraftCustomer = Pick<
  SalesCustomer,
  'id' | 'code' | 'name' | 'currency' | 'taxRounding' | 'pricesIncludeTax' | 'blocked'
>

/** A chosen customer as a form keeps it. */
export function draftCustomer(chosen: DraftCustomer): DraftCustomer {
  const { id, code, name, currency, taxRounding, pricesIncludeTax, blocked } = chosen
  return { id, code, name, currency, taxRounding, pricesIncludeTax, blocked }
}

/** The customer of a document that is there already; whether new orders are taken is not known from it. */
export function customerOfDocument(document: {
  customer?: { id: string; code: string; name: string } | undefined
  currency: string
  taxRounding: string
  pricesIncludeTax: boolean
}): DraftCustomer | null {
  const { customer, currency, taxRounding, pricesIncludeTax } = document
  if (!customer) return null
  return {
    id: customer.id,
    code: customer.code,
    name: customer.name,
    currency,
    taxRounding,
    pricesIncludeTax,
    blocked: false,
  }
}
