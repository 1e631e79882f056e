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

/** A customer as the form of a document keeps it. */
export type DraftCustomer = SalesCustomer

/**
 * A field that follows the customer (contact, place, terms) after another one was chosen: what a person typed there
 * stays, what came from the customer before gives way.
 */
export function followCustomer(typed: string, before: string | undefined, chosen: string | undefined): string {
  return typed === '' || typed === before ? (chosen ?? '') : typed
}

/** The customer of a document that is there already, as far as it tells. */
export function customerOfDocument(document: {
  customer?: { id: string; code: string; name: string } | undefined
  contact: string
  paymentTerms: string
  currency: string
  taxRounding: string
  pricesIncludeTax: boolean
}): DraftCustomer | null {
  const { customer, contact, paymentTerms, currency, taxRounding, pricesIncludeTax } = document
  if (!customer) return null
  const { id, code, name } = customer
  const master = { contact, paymentTerms, address: '', currency, taxRounding, pricesIncludeTax, blocked: false }
  return { id, code, name, ...master }
}
