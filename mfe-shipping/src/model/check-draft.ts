import { type FieldProblems, type OpenLine, quantityProblems, taken } from '@torrent/portal-kit/document-editor'
import { isPlainDate, today } from '@torrent/ui/format'
import type { ShipmentDraft } from './shipment-draft.ts'

/**
 * What a person can be told before anything is sent, by field. `lines`: nothing would be shipped; `quantities`: said at
 * the lines already. The services decide again.
 */
export function checkDraft(draft: ShipmentDraft, lines: readonly OpenLine[]): FieldProblems {
  const day = checkDay(draft.plannedDate)
  const hasBadQuantity = Object.keys(quantityProblems(lines, draft.quantities)).length > 0
  return {
    ...(day && { plannedDate: { code: day } }),
    ...(hasBadQuantity && { quantities: { code: 'not_a_quantity' } }),
    ...(taken(lines, draft.quantities).length === 0 && { lines: { code: 'no_lines' } }),
  }
}

function checkDay(day: string): string | undefined {
  if (day === '') return 'required'
  if (!isPlainDate(day)) return 'not_a_date'
  return day < today() ? 'in_the_past' : undefined
}

/** The server's name of a field (`shipment.plannedDate`) as the form names it. */
export function fieldOfServer(field: string): string {
  return field.replace(/^shipment\./, '')
}
