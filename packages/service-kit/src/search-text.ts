import { sql } from 'drizzle-orm'
import { Refused } from './refusal.ts'

/** Blanks and what people put between the parts of a code: they differ from person to person, so they never count. */
const SEPARATORS = /[\s\p{Pd}−・･_./,\u3000]+/gu
const COMPANY_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\(株\)/g, '株式会社'],
  [/\(有\)/g, '有限会社'],
  [/\(同\)/g, '合同会社'],
]
const MAX_SEARCH = 200

/**
 * Text as it is compared in searches, in the database column and in what somebody types alike: full-width and
 * half-width (NFKC), upper and lower case, hiragana and katakana, with or without blanks and hyphens, ㈱ and 株式会社.
 */
export function searchable(text: string): string {
  const spelled = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ぁ-ゖ]/g, kana => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(SEPARATORS, '')
  // Signs that a blank kept apart may be one now.
  const normal = spelled.normalize('NFKC')
  return COMPANY_FORMS.reduce((result, [form, full]) => result.replace(form, full), normal)
}

/** What a record is found by: each part in comparable form, kept apart so that no match runs from one into the next. */
export function searchColumn(...parts: readonly string[]): string {
  return parts.map(searchable).filter(Boolean).join('\n')
}

/**
 * The words somebody typed, in comparable form; all of them must be found. Refused: `too_long`, and `invalid` for NUL
 * and broken Unicode.
 */
export function searchWords(text: string, field: string): string[] {
  if (text.length > MAX_SEARCH) throw new Refused('too_long', field, { max: String(MAX_SEARCH) })
  if (!text.isWellFormed() || text.includes('\0')) throw new Refused('invalid', field)
  return text.normalize('NFKC').split(/\s+/).map(searchable).filter(Boolean)
}

/** `column` contains every word; true when there is none. */
export function containsAll(column: ReturnType<typeof sql>, words: readonly string[]) {
  if (words.length === 0) return sql`true`
  return sql.join(
    words.map(word => sql`${column} like ${`%${escapeLike(word)}%`}`),
    sql` and `,
  )
}

/** The pattern of text that begins so. */
export function startsWith(column: ReturnType<typeof sql>, text: string) {
  return sql`${column} like ${`${escapeLike(text)}%`}`
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
