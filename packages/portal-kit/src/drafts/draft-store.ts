/** Days after which unsaved work is given up. */
const KEPT_DAYS = 30
const DAY = 86_400_000
const PREFIX = 'torrent.draft.'

/** Unsaved work, kept in the browser. */
export interface DraftStore {
  read(key: string): unknown
  write(key: string, value: unknown): void
  clear(key: string): void
}

/**
 * Unsaved work of one person in one browser; another person at the same machine does not see it.
 * @param storage usually `localStorage`; when it is full or forbidden, drafts are not kept and nothing else suffers
 */
export function createDraftStore(storage: Storage, person: string, now: () => number = Date.now): DraftStore {
  const nameOf = (key: string) => `${PREFIX}${person}.${key}`
  return {
    read(key) {
      try {
        const kept: unknown = JSON.parse(storage.getItem(nameOf(key)) ?? 'null')
        if (typeof kept !== 'object' || kept === null || !('value' in kept) || !('savedAt' in kept)) return undefined
        if (typeof kept.savedAt !== 'number' || now() - kept.savedAt > KEPT_DAYS * DAY) {
          storage.removeItem(nameOf(key))
          return undefined
        }
        return kept.value
      } catch {
        return undefined
      }
    },
    write(key, value) {
      try {
        storage.setItem(nameOf(key), JSON.stringify({ savedAt: now(), value }))
      } catch {
        // Full or forbidden: the work is still on the screen.
      }
    },
    clear(key) {
      try {
        storage.removeItem(nameOf(key))
      } catch {
        // As above.
      }
    },
  }
}
