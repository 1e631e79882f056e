import { Refused } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { FileRow } from './file-rows.ts'

/** Files on one page of a list. */
export const PAGE = 100

/** The order of lists. Of the table by name: `seq` alone is the column of the answer, a text, where 10 comes before 9. */
export const NEWEST_FIRST = sql`order by files.seq desc`

/** The condition that continues a list, newest first, after a page's cursor. Refused: `invalid`. */
export function after(cursor: string) {
  if (cursor === '') return sql`true`
  if (!/^[1-9]\d{0,17}$/.test(cursor)) throw new Refused('invalid', 'cursor')
  return sql`files.seq < ${cursor}::bigint`
}

/** A page of a list that was asked for one more than it holds, with the cursor of the next; empty on the last. */
export function pageOf(found: readonly FileRow[], size = PAGE): { files: FileRow[]; cursor: string } {
  const files = found.slice(0, size)
  return { files, cursor: found.length > size ? (files.at(-1)?.seq ?? '') : '' }
}
