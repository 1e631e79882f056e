import { addDays, today } from '@torrent/ui/format'
import type { CustomerChoice, QuoteDocument, QuoteInput } from '../bff.ts'

/** What of a customer a quote's form needs. */
export type DraftCustomer = Pick<
  CustomerChoice,
  'id' | 'code' | 'name' | 'currency' | 'taxRounding' | 'pricesIncludeTax'
>

export interface DraftLine {
  id: string
  /** Empty for free text. */
  itemId: string
  itemCode: string
  description: string
  specification: string
  quantity: string
  unit: string
  unitPrice: string
  discountPercent: string
  taxCode: 'standard' | 'reduced' | 'exempt'
}

/** A quote as it is being edited; plain JSON, so that it survives a reload. */
export interface QuoteDraft {
  /** The version it was begun from; 0 for a new quote. Saving over a later one is a conflict. */
  baseVersion: number
  customer: DraftCustomer | null
  contact: string
  subject: string
  /** YYYY-MM-DD */
  validUntil: string
  deliveryTerms: string
  deliveryPlace: string
  paymentTerms: string
  note: string
  lines: DraftLine[]
}

/** An offer usually holds for a month. */
const VALID_DAYS = 30

/** A new quote: valid for 30 days, with one empty line to type into. */
export function newDraft(): QuoteDraft {
  return {
    baseVersion: 0,
    customer: null,
    contact: '',
    subject: '',
    validUntil: addDays(today(), VALID_DAYS),
    deliveryTerms: '',
    deliveryPlace: '',
    paymentTerms: '',
    note: '',
    lines: [newLine()],
  }
}

export function newLine(): DraftLine {
  return {
    id: crypto.randomUUID(),
    itemId: '',
    itemCode: '',
    description: '',
    specification: '',
    quantity: '1',
    unit: '',
    unitPrice: '',
    discountPercent: '',
    taxCode: 'standard',
  }
}

/** The quote as its form shows it. */
export function draftOf({ state, version }: QuoteDocument): QuoteDraft {
  const { customer, currency, taxRounding, pricesIncludeTax } = state
  return {
    baseVersion: version,
    customer: customer
      ? { id: customer.id, code: customer.code, name: customer.name, currency, taxRounding, pricesIncludeTax }
      : null,
    contact: state.contact,
    subject: state.subject,
    validUntil: state.validUntil,
    deliveryTerms: state.deliveryTerms,
    deliveryPlace: state.deliveryPlace,
    paymentTerms: state.paymentTerms,
    note: state.note,
    lines: state.lines.map(line => ({
      id: line.id,
      itemId: line.itemId,
      itemCode: line.itemCode,
      description: line.description,
      specification: line.specification,
      quantity: line.quantity,
      unit: line.unit,
      unitPrice: line.unitPrice,
      discountPercent: line.discountPercent === '0' ? '' : line.discountPercent,
      taxCode: taxCodeOf(line.taxCode),
    })),
  }
}

/** True for a line into which nothing has been typed; it is not saved. */
export function isBlank(line: DraftLine): boolean {
  return line.itemId === '' && line.description.trim() === '' && line.unitPrice === ''
}

/** What the BFF is sent; blank lines are left out. */
export function toInput(draft: QuoteDraft): QuoteInput {
  const { customer, lines, baseVersion: _, ...header } = draft
  return {
    ...header,
    customerId: customer?.id ?? '',
    lines: lines
      .filter(line => !isBlank(line))
      .map(({ itemCode: __, ...line }) => ({ ...line, discountPercent: line.discountPercent || '0' })),
  }
}

function taxCodeOf(code: string): DraftLine['taxCode'] {
  return code === 'reduced' || code === 'exempt' ? code : 'standard'
}
