import { create } from '@bufbuild/protobuf'
import type { Actor } from '@torrent/contracts/backbone'
import type { Customer } from '@torrent/contracts/common'
import { PartySchema } from '@torrent/contracts/document'
import { type Quote, type QuoteInput, QuoteLineSchema, QuoteSchema } from '@torrent/contracts/quote'
import { Refused, requireDate, requireText } from '@torrent/service-kit'
import { type Catalog, salesLines } from '@torrent/service-kit/sales'
import { somethingHeld, withOpenQuantities } from './conversion.ts'
import { afterStep } from './lifecycle.ts'

/** Master data as the common service has it: never what the browser says. */
export interface QuoteFacts {
  customer: Customer
  catalog: Catalog
  /** YYYY-MM-DD, Asia/Tokyo. */
  today: string
}

/** A new draft. Refused: see {@link edited}. */
export function drafted(id: string, input: QuoteInput, facts: QuoteFacts, actor: Actor): Quote {
  const blank = create(QuoteSchema, { id, revision: 1, status: 'draft', date: facts.today, createdBy: actor })
  return content(blank, input, facts)
}

/**
 * The quote with other content, a draft again. Refused: `not_allowed_now` once it was submitted; `required`,
 * `too_long`, `not_a_date`, `in_the_past`, `not_a_quantity`, `not_a_price`, … with the field.
 */
export function edited(quote: Quote, input: QuoteInput, facts: QuoteFacts): Quote {
  return content({ ...quote, status: afterStep(quote.status, 'edit') }, input, facts)
}

/** Refused: `no_lines`, `in_the_past` when the offer would end before it is made. */
export function submitted(quote: Quote, today: string): Quote {
  const status = afterStep(quote.status, 'submit')
  if (quote.lines.length === 0) throw new Refused('no_lines', 'lines')
  if (quote.validUntil < today) throw new Refused('in_the_past', 'validUntil')
  return { ...quote, status, reason: '' }
}

/** Ready to be sent. Refused: `not_allowed_now` unless it waits for approval. */
export function approved(quote: Quote): Quote {
  return { ...quote, status: afterStep(quote.status, 'approve'), reason: '' }
}

/** The reason is required: the author must know what to change. */
export function rejected(quote: Quote, reason: string): Quote {
  const status = afterStep(quote.status, 'reject')
  return { ...quote, status, reason: requireText(reason, 'reason', 1000) }
}

/** The customer has it. Refused: `not_allowed_now` unless it was approved. */
export function sent(quote: Quote): Quote {
  return { ...quote, status: afterStep(quote.status, 'send') }
}

/** The customer said no, or we take it back. Not while an order is being made of it. */
export function closed(quote: Quote, reason: string): Quote {
  const status = afterStep(quote.status, 'close')
  if (somethingHeld(quote)) throw new Refused('not_allowed_now', '', { status: quote.status })
  return { ...quote, status, reason: requireText(reason, 'reason', 1000) }
}

function content(quote: Quote, input: QuoteInput, facts: QuoteFacts): Quote {
  const { customer, catalog, today } = facts
  const optional = (text: string, field: string) => (text === '' ? '' : requireText(text, field, 500))
  const validUntil = requireDate(input.validUntil, 'quote.validUntil')
  if (validUntil < today) throw new Refused('in_the_past', 'quote.validUntil')
  const { lines, totals } = salesLines(input.lines, customer, catalog, 'quote')
  return withOpenQuantities({
    ...quote,
    customer: create(PartySchema, { id: customer.id, code: customer.code, name: customer.name }),
    contact: optional(input.contact, 'quote.contact'),
    subject: requireText(input.subject, 'quote.subject', 200),
    validUntil,
    currency: customer.currency,
    deliveryTerms: optional(input.deliveryTerms, 'quote.deliveryTerms'),
    deliveryPlace: optional(input.deliveryPlace, 'quote.deliveryPlace'),
    paymentTerms: optional(input.paymentTerms, 'quote.paymentTerms') || customer.paymentTerms,
    note: input.note === '' ? '' : requireText(input.note, 'quote.note', 4000),
    taxRounding: customer.taxRounding,
    pricesIncludeTax: customer.pricesIncludeTax,
    lines: lines.map(line => create(QuoteLineSchema, line)),
    totals,
  })
}
