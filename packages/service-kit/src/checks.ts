import { Refused } from './refusal.ts'

/** The text, trimmed. Refused: `required`, `too_long` (in characters), `invalid` for NUL and broken Unicode. */
export function requireText(text: string, field: string, max: number): string {
  const trimmed = text.trim()
  if (trimmed === '') throw new Refused('required', field)
  if (!trimmed.isWellFormed() || trimmed.includes('\0')) throw new Refused('invalid', field)
  if ([...trimmed].length > max) throw new Refused('too_long', field, { max: String(max) })
  return trimmed
}

/** The text, trimmed; empty where there is none. Refused: `too_long`, `invalid`, as `requireText`. */
export function optionalText(text: string, field: string, max: number): string {
  return text.trim() === '' ? '' : requireText(text, field, max)
}

/** A day of the calendar, YYYY-MM-DD, between 1900 and 2199. Refused: `required`, `not_a_date`. */
export function requireDate(text: string, field: string): string {
  if (text === '') throw new Refused('required', field)
  const match = /^(?:19|2[01])\d{2}-\d{2}-\d{2}$/.test(text)
  const day = new Date(`${text}T00:00:00Z`)
  if (!match || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new Refused('not_a_date', field)
  return text
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** True for a UUID in lower case. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/** The UUID. Refused: `invalid`. */
export function requireUuid(text: string, field: string): string {
  if (!isUuid(text)) throw new Refused('invalid', field)
  return text
}

/** How many are asked for at the most; 0 stands for the default. Refused: `invalid`. */
export function requireLimit(limit: number, byDefault: number, most = 100): number {
  if (!Number.isInteger(limit) || limit < 0 || limit > most) throw new Refused('invalid', 'limit')
  return limit || byDefault
}
