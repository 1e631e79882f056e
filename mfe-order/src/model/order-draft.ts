import type { FieldProblem, FieldProblems } from '@torrent/portal-kit/document-editor'
import {
  checkLines,
  type DraftCustomer,
  type DraftLine,
  lineFieldOf,
  newLine,
  toLineInputs,
} from '@torrent/portal-kit/sales-editor'
import type { OrderInput } from '../bff.ts'
import { checkHeader, headerFieldOf, newHeader, type OrderHeader, toHeaderInput } from './order-header.ts'

/** An order that is entered directly; plain JSON, so that it survives a reload. */
export interface OrderDraft extends OrderHeader {
  customer: DraftCustomer | null
  subject: string
  lines: DraftLine[]
}

/** A new order with one empty line to type into. */
export function newOrder(): OrderDraft {
  return { ...newHeader(), customer: null, subject: '', lines: [newLine()] }
}

/** What a person can be told before anything is sent. The service decides again. */
export function checkOrder(draft: OrderDraft): FieldProblems {
  const problems: Record<string, FieldProblem> = {}
  const { customer } = draft
  if (!customer) problems.customer = { code: 'required' }
  else if (customer.blocked) problems.customer = { code: 'customer_blocked', params: { customer: customer.name } }
  if (draft.subject.trim() === '') problems.subject = { code: 'required' }
  if (toLineInputs(draft.lines).length === 0) problems.lines = { code: 'no_lines' }
  return { ...problems, ...checkHeader(draft), ...checkLines(draft.lines) }
}

/** The server's field name (`order.lines[0].quantity`) as the form names it. */
export function orderFieldOf(field: string, draft: OrderDraft): string {
  const name = headerFieldOf(field)
  return name === 'customerId' ? 'customer' : lineFieldOf(name, draft.lines)
}

/** What the BFF is sent; blank lines are left out. */
export function toOrderInput(draft: OrderDraft): OrderInput {
  return {
    customerId: draft.customer?.id ?? '',
    subject: draft.subject,
    header: toHeaderInput(draft),
    lines: toLineInputs(draft.lines),
  }
}
