import { type OpenLine, quantityProblems, taken } from '@torrent/portal-kit/documents'
import { isPlainDate, today } from '@torrent/ui/format'
import type { ShipmentDraft } from './shipment-draft.ts'

/** Codes of the error registry by field. `lines`: nothing would be shipped; `quantities`: said at the lines. */
export type DraftErrors = Readonly<Partial<Record<DraftField, string>>>
export type DraftField = 'plannedDate' | 'shipTo' | 'carrier' | 'note' | 'lines' | 'quantities'

const FIELDS: ReadonlySet<string> = new Set(['plannedDate', 'shipTo', 'carrier', 'note'] satisfies DraftField[])

/** What a person can be told before anything is sent. The services decide again. */
export function checkDraft(draft: ShipmentDraft, lines: readonly OpenLine[]): DraftErrors {
  const plannedDate = checkDay(draft.plannedDate)
  const hasBadQuantity = Object.keys(quantityProblems(lines, draft.quantities)).length > 0
  return {
    ...(plannedDate && { plannedDate }),
    ...(hasBadQuantity && { quantities: 'not_a_quantity' }),
    ...(taken(lines, draft.quantities).length === 0 && { lines: 'no_lines' }),
  }
}

function checkDay(day: string): string | undefined {
  if (day === '') return 'required'
  if (!isPlainDate(day)) return 'not_a_date'
  return day < today() ? 'in_the_past' : undefined
}

/** The field of the form that a server's field name (`shipment.plannedDate`) stands for; undefined for none of them. */
export function fieldOfServer(field: string | undefined): DraftField | undefined {
  const name = field?.replace(/^shipment\./, '') ?? ''
  return FIELDS.has(name) ? (name as DraftField) : undefined
}
