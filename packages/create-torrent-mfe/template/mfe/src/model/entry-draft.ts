import type { FieldProblem, FieldProblems } from '@torrent/portal-kit/document-editor'
import { addDays, today } from '@torrent/ui/format'
import type { EntryDocument, EntryInput } from '../bff.ts'

/** An entry as it is being edited; plain JSON, so that it survives a reload. */
export interface EntryDraft extends EntryInput {
  /** The version it was begun from; 0 for a new one. Saving over a later one is a conflict. */
  baseVersion: number
}

/** A new entry, due in a week. */
export function newDraft(): EntryDraft {
  return { baseVersion: 0, title: '', quantity: '1', due: addDays(today(), 7), note: '' }
}

/** An entry as its form shows it. */
export function draftOf({ version, title, quantity, due, note }: EntryDocument): EntryDraft {
  return { baseVersion: version, title, quantity, due, note }
}

/** What the BFF is sent. */
export function toInput({ baseVersion: _, ...entry }: EntryDraft): EntryInput {
  return entry
}

/** What a person can be told before anything is sent. The service decides again. */
export function checkDraft({ title, quantity, due }: EntryDraft): FieldProblems {
  const problems: Record<string, FieldProblem> = {}
  if (title.trim() === '') problems.title = { code: 'required' }
  if (!(Number(quantity) > 0)) problems.quantity = { code: 'not_a_quantity' }
  if (due === '') problems.due = { code: 'required' }
  return problems
}

/** The server's field name (`entry.title`) as the form names it. */
export function fieldOfServer(field: string): string {
  return field.replace(/^entry\./, '')
}
