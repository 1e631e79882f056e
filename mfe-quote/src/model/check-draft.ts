import type { FieldProblem, FieldProblems } from '@torrent/portal-kit/document-editor'
import { checkLines, lineFieldOf } from '@torrent/portal-kit/sales-editor'
import { today } from '@torrent/ui/format'
import type { QuoteDraft } from './quote-draft.ts'

/** What a person can be told before anything is sent. The service decides again. */
export function checkDraft(draft: QuoteDraft): FieldProblems {
  const problems: Record<string, FieldProblem> = {}
  if (!draft.customer) problems.customer = { code: 'required' }
  if (draft.subject.trim() === '') problems.subject = { code: 'required' }
  if (draft.validUntil === '') problems.validUntil = { code: 'required' }
  else if (draft.validUntil < today()) problems.validUntil = { code: 'in_the_past' }
  return { ...problems, ...checkLines(draft.lines) }
}

/** The server's field name (`quote.lines[0].quantity`) as the form names it. */
export function fieldOfServer(field: string, draft: QuoteDraft): string {
  const path = field.replace(/^quote\./, '')
  return path === 'customerId' ? 'customer' : lineFieldOf(path, draft.lines)
}
