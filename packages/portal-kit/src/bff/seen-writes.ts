/** A document as a command left it. */
export interface SeenWrite {
  kind: string
  id: string
  version: number
}

/** Milliseconds for which a query must not be answered from before a write of this browser; read models are far faster. */
const REMEMBERED_FOR = 15_000

/** More would only come from a script; the header stays short. */
const MOST = 20

export interface SeenWrites {
  remember(write: SeenWrite): void
  /** The value of the header `x-torrent-seen`: `kind:id:version,…`; undefined when there is nothing recent. */
  header(): string | undefined
}

/** Remembers what this browser wrote lately, so that its own queries read it (architecture: read your writes). */
export function createSeenWrites(now: () => number = Date.now): SeenWrites {
  const writes = new Map<string, { write: SeenWrite; at: number }>()
  return {
    remember(write) {
      const key = `${write.kind}:${write.id}`
      const known = writes.get(key)
      if (known && known.write.version > write.version) return
      writes.delete(key)
      writes.set(key, { write, at: now() })
    },
    header() {
      const since = now() - REMEMBERED_FOR
      for (const [key, { at }] of writes) if (at < since) writes.delete(key)
      const recent = [...writes.values()].slice(-MOST)
      if (recent.length === 0) return undefined
      return recent.map(({ write }) => `${write.kind}:${write.id}:${write.version}`).join(',')
    },
  }
}

/** Those of this page. */
export const seenWrites = createSeenWrites()
