import { parsePercent, parsePrice, parseQuantity } from '@torrent/tax'
import { today } from '@torrent/ui/format'
import { isBlank, type QuoteDraft } from './quote-draft.ts'

/** Codes of the error registry by field: `subject`, `lines.<line id>.quantity`. */
export type DraftErrors = Readonly<Record<string, string>>

/** What a person can be told before anything is sent. The service decides again. */
export function checkDraft(draft: QuoteDraft): DraftErrors {
  const errors: Record<string, string> = {}
  if (!draft.customer) errors.customer = 'required'
  if (draft.subject.trim() === '') errors.subject = 'required'
  if (draft.validUntil === '') errors.validUntil = 'required'
  else if (draft.validUntil < today()) errors.validUntil = 'in_the_past'
  for (const line of draft.lines) {
    if (isBlank(line)) continue
    const field = (name: string) => `lines.${line.id}.${name}`
    if (line.itemId === '' && line.description.trim() === '') errors[field('description')] = 'required'
    const quantity = parseQuantity(line.quantity)
    if (!quantity.ok) errors[field('quantity')] = quantity.code
    const price = parsePrice(line.unitPrice)
    if (!price.ok) errors[field('unitPrice')] = price.code
    const discount = parsePercent(line.discountPercent)
    if (!discount.ok) errors[field('discountPercent')] = discount.code
  }
  return errors
}

/** The server's field name (`quote.lines[0].quantity`) as the form names it. Blank lines were not sent. */
export function fieldOfServer(field: string, draft: QuoteDraft): string {
  const path = field.replace(/^quote\./, '')
  const match = /^lines\[(\d+)\]\.(\w+)$/.exec(path)
  if (!match) return path === 'customerId' ? 'customer' : path
  const line = draft.lines.filter(candidate => !isBlank(candidate))[Number(match[1])]
  return line ? `lines.${line.id}.${match[2] === 'itemId' ? 'description' : match[2]}` : path
}
