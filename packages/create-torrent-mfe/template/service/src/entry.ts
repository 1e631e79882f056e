// The domain: plain data and pure functions.
import { Refused } from '@torrent/service-kit'

export const STATUSES = ['open', 'active', 'done'] as const
export type Status = (typeof STATUSES)[number]

/** What a person fills in. */
export interface EntryInput {
  title: string
  /** A plain decimal, e.g. `12.5`. */
  quantity: string
  /** YYYY-MM-DD */
  due: string
  note: string
}

export interface Entry extends EntryInput {
  id: string
  /** As people call it, e.g. `E-000012`. */
  number: string
  /** 1 when it is new, one more with each change. */
  version: number
  status: Status
  ownerName: string
  /** RFC 3339, UTC. */
  createdAt: string
  updatedAt: string
}

/** One field that was changed, as text. */
export interface FieldChange {
  field: string
  before: string
  after: string
}

const FIELDS = ['title', 'quantity', 'due', 'note'] as const

/** The input without blanks around its texts. Throws `Refused` naming the field that is wrong. */
export function checked(input: EntryInput): EntryInput {
  const entry = { ...input, title: input.title.trim(), note: input.note.trim() }
  if (entry.title === '') throw new Refused('required', 'entry.title')
  if (!/^\d{1,12}(?:\.\d{1,4})?$/.test(entry.quantity) || Number(entry.quantity) === 0)
    throw new Refused('not_a_quantity', 'entry.quantity')
  if (!isDay(entry.due)) throw new Refused('not_a_date', 'entry.due')
  return entry
}

/** The next status on the way; throws `Refused` at its end. */
export function next(status: Status): Status {
  const following = STATUSES[STATUSES.indexOf(status) + 1]
  if (!following) throw new Refused('not_allowed_now', '', { status })
  return following
}

/** What is done is not changed any more. */
export function isEditable(status: Status): boolean {
  return status !== 'done'
}

/** What differs, field by field. */
export function changesOf(before: EntryInput, after: EntryInput): FieldChange[] {
  return FIELDS.filter(field => before[field] !== after[field]).map(field => ({
    field,
    before: before[field],
    after: after[field],
  }))
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text)
}
