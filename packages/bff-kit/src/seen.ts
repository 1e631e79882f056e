import { isUuid } from '@torrent/service-kit'
import type { SeenVersion } from './context.ts'

const MAX_SEEN = 50

/** Reads `x-torrent-seen: kind:id:version,…`. Entries in a wrong form are dropped: at worst the answer is a moment old. */
export function readSeen(header: unknown): SeenVersion[] {
  if (typeof header !== 'string' || header.length > 5_000) return []
  return header
    .split(',')
    .slice(0, MAX_SEEN)
    .flatMap(entry => {
      const [kind = '', id = '', version = '', ...rest] = entry.trim().split(':')
      const known = /^[a-z]{1,20}$/.test(kind) && isUuid(id) && /^[1-9]\d{0,8}$/.test(version) && rest.length === 0
      return known ? [{ kind, id, version: Number(version) }] : []
    })
}
