import { createStore, type Store } from '@torrent/portal-kit'

/** Seconds in which a deleted message can be had back. */
const SECONDS = 6

interface Removals {
  /** Ids of messages that are about to be deleted. */
  readonly ids: Store<ReadonlySet<string>>
  begin(id: string, remove: () => Promise<void>): void
  undo(id: string): void
}

/** Messages that were deleted a moment ago and are still there on the server. One for the page. */
export const removals: Removals = createRemovals()

function createRemovals(): Removals {
  const ids = createStore<ReadonlySet<string>>(new Set())
  const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; remove: () => Promise<void> }>()

  const end = (id: string) => {
    clearTimeout(waiting.get(id)?.timer)
    waiting.delete(id)
    ids.set(new Set(waiting.keys()))
  }
  const carryOut = async (id: string) => {
    const { remove } = waiting.get(id) ?? {}
    if (!remove) return
    waiting.delete(id)
    await remove()
    ids.set(new Set(waiting.keys()))
  }
  // Who leaves the page meant it.
  globalThis.addEventListener?.('pagehide', () => {
    for (const id of [...waiting.keys()]) void carryOut(id)
  })

  return {
    ids,
    begin(id, remove) {
      if (waiting.has(id)) return
      waiting.set(id, { remove, timer: setTimeout(() => void carryOut(id), SECONDS * 1_000) })
      ids.set(new Set(waiting.keys()))
    },
    undo: end,
  }
}
