import type { Query, QueryClient } from '@tanstack/react-query'
import type { LiveMeta } from './live.ts'

/** A document changed, as the realtime connection tells it. */
export interface Changed {
  kind: string
  id: string
  version: number
}

/** Whether a query shows a document. */
export function shows(meta: LiveMeta | undefined, changed: { kind: string; id?: string }): boolean {
  if (!meta?.kinds?.includes(changed.kind)) return false
  return meta.ids === undefined || changed.id === undefined || meta.ids.includes(changed.id)
}

/** Fetches again what shows these kinds; what is not on the screen is fetched when it is shown next. */
export function invalidateKinds(queryClient: QueryClient, kinds: readonly string[]): Promise<void> {
  return invalidate(queryClient, query => kinds.some(kind => shows(query.meta, { kind })))
}

function invalidate(queryClient: QueryClient, predicate: (query: Query) => boolean): Promise<void> {
  return queryClient.invalidateQueries({ predicate, refetchType: 'active' })
}

/** Milliseconds after which the next changes are looked at although a fetch for the last ones still runs. */
const PATIENCE = 2_000

/**
 * Keeps queries up to date with the changes that are announced. The first change is followed at once; those that come
 * while its fetch runs are taken together, so that a thousand changes a second cost one fetch after the other and not
 * a thousand.
 */
export function createLiveQueries(queryClient: QueryClient): (changed: Changed) => void {
  let collected: Changed[] = []
  let fetching = false

  async function fetchCollected(): Promise<void> {
    if (fetching) return
    fetching = true
    while (collected.length > 0) {
      const changes = collected
      collected = []
      await Promise.race([
        invalidate(queryClient, query => changes.some(change => shows(query.meta, change))),
        new Promise(resolve => setTimeout(resolve, PATIENCE)),
      ])
    }
    fetching = false
  }

  return changed => {
    collected.push(changed)
    void fetchCollected()
  }
}
