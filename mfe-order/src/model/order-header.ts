import type { FieldProblem, FieldProblems } from '@torrent/portal-kit/document-editor'
import { addDays, isPlainDate, today } from '@torrent/ui/format'
import type { HeaderInput, OrderDocument } from '../bff.ts'

/** What can still be changed of an order when its lines stand; plain JSON, as it was typed. */
export interface OrderHeader {
  customerPo: string
  /** YYYY-MM-DD or empty: when the customer wants the goods. */
  requestedDate: string
  /** YYYY-MM-DD or empty: when we said they come. */
  promisedDate: string
  deliveryPlace: string
  note: string
}

export const HEADER_FIELDS = ['customerPo', 'requestedDate', 'promisedDate', 'deliveryPlace', 'note'] as const

/** So many days from now customers usually want their goods. */
const REQUESTED_DAYS = 14

/** The header of a new order, to be delivered to a place that is known or to none yet. */
export function newHeader(deliveryPlace = ''): OrderHeader {
  return {
    customerPo: '',
    requestedDate: addDays(today(), REQUESTED_DAYS),
    promisedDate: '',
    deliveryPlace,
    note: '',
  }
}

/** The header of an order as its form shows it. */
export function headerOf(order: Pick<OrderDocument['state'], keyof OrderHeader>): OrderHeader {
  const { customerPo, requestedDate, promisedDate, deliveryPlace, note } = order
  return { customerPo, requestedDate, promisedDate, deliveryPlace, note }
}

/** What the BFF is sent of a form that holds a header among other things. */
export function toHeaderInput(form: OrderHeader): HeaderInput {
  return headerOf(form)
}

/** What a person can be told before anything is sent. The service decides again. */
export function checkHeader({ requestedDate, promisedDate }: OrderHeader): FieldProblems {
  const problems: Record<string, FieldProblem> = {}
  if (requestedDate !== '' && !isPlainDate(requestedDate)) problems.requestedDate = { code: 'not_a_date' }
  if (promisedDate !== '' && !isPlainDate(promisedDate)) problems.promisedDate = { code: 'not_a_date' }
  return problems
}

/** The server's name of a header's field (`order.header.note`, `order.note`) as the form names it. */
export function headerFieldOf(field: string): string {
  return field.replace(/^order\.(header\.)?/, '')
}
