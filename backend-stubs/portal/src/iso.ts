import { type SQL, sql } from 'drizzle-orm'

/** A timestamp column as ISO 8601 in UTC, to the millisecond; empty where it is null. */
export function iso(column: string): SQL {
  return sql.raw(`coalesce(to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '')`)
}
