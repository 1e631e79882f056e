import { containsAll, searchable, searchWords, startsWith } from '@torrent/service-kit'
import { type SQL, sql } from 'drizzle-orm'

/** Which records a search finds and which of them stand first. */
export interface SearchPlan {
  where: SQL
  /** What is most likely meant comes first: this very code, a code that begins so, a name that does, the rest. */
  orderBy: SQL
}

/** Refused: `too_long`, `invalid`. Empty text finds everything, by code. */
export function planSearch(text: string): SearchPlan {
  const words = searchWords(text, 'text')
  const whole = searchable(text)
  // The column holds code, name, kana and the rest, a line each; `code` there is in comparable form too.
  const code = sql`split_part(search, e'\n', 1)`
  const name = sql`split_part(search, e'\n', 2)`
  const kana = sql`split_part(search, e'\n', 3)`
  const [first = ''] = words
  return {
    where: containsAll(sql`search`, words),
    orderBy: sql`case
        when ${code} = ${whole} then 0
        when ${startsWith(code, whole)} then 1
        when ${startsWith(name, whole)} or ${startsWith(kana, whole)} then 2
        when ${startsWith(code, first)} or ${startsWith(name, first)} then 3
        else 4
      end, code`,
  }
}
