import { isUuid, Refused, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { isKind } from './kinds.ts'
import type { Version } from './reached-versions.ts'

const MAX_SEEN = 100

/** What a reader says to have seen, one version a document. Refused: `invalid`. */
export function readSeen(seen: readonly Version[]): Version[] {
  if (seen.length > MAX_SEEN || !seen.every(isVersion)) throw new Refused('invalid', 'seen')
  const latest = new Map<string, Version>()
  for (const version of seen) {
    const key = `${version.kind} ${version.id}`
    if ((latest.get(key)?.version ?? 0) < version.version) latest.set(key, version)
  }
  return [...latest.values()]
}

function isVersion({ kind, id, version }: Version): boolean {
  return isKind(kind) && isUuid(id) && Number.isInteger(version) && version > 0
}

/** The versions in the read models of those of the documents that are there. */
export function versionsOf(tx: Transaction, documents: readonly Version[]): Promise<Version[]> {
  const [kinds, ids] = [documents.map(({ kind }) => kind), documents.map(({ id }) => id)]
  return rows<Version>(
    tx,
    sql`select d.kind, d.id, d.version from documents d
      join unnest(${sql.param(kinds)}::text[], ${sql.param(ids)}::uuid[]) as wanted(kind, id) using (kind, id)`,
  )
}
