import {
  customerOfDocument,
  type DraftCustomer,
  type DraftLine,
  draftLineOf,
  newLine,
  toLineInputs,
} from '@torrent/portal-kit/sales-editor'
import { addDays, today } from '@torrent/ui/format'
import type { QuoteDocument, QuoteInput } from '../bff.ts'

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

/** The quote as its form shows it. */
export function draftOf({ state, version }: Pick<QuoteDocument, 'state' | 'version'>): QuoteDraft {
  return {
    baseVersion: version,
    customer: customerOfDocument(state),
    contact: state.contact,
    subject: state.subject,
    validUntil: state.validUntil,
    deliveryTerms: state.deliveryTerms,
    deliveryPlace: state.deliveryPlace,
    paymentTerms: state.paymentTerms,
    note: state.note,
    lines: state.lines.map(draftLineOf),
  }
}

/** What the BFF is sent; blank lines are left out. */
export function toInput({ customer, lines, baseVersion: _, ...header }: QuoteDraft): QuoteInput {
  return { ...header, customerId: customer?.id ?? '', lines: toLineInputs(lines) }
}
