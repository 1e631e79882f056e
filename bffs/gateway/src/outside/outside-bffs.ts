/** A BFF in a process that is not the portal's own. */
export interface OutsideBff {
  /** It is called under `/api/<name>`. */
  name: string
  /** Where it answers, e.g. `http://parts:4701`. */
  url: string
}

/** Which BFFs outside are registered with the portal. */
export interface OutsideBffSource {
  list(): Promise<readonly OutsideBff[]>
  /** Calls back when one was registered, moved or removed; without it that is known after a while. */
  onChange?(changed: () => void): void
}

export interface OutsideBffs {
  /** The BFF of this name; undefined when there is none. Rejects when nothing is known yet and nobody can be asked. */
  find(name: string): Promise<OutsideBff | undefined>
}

/** Milliseconds for which the list is taken as it is. */
const FRESH_MS = 10_000
/** Milliseconds between two looks for a name that is not in the list: it may have been registered a moment ago. */
const LOOK_AGAIN_MS = 1_000

/** Keeps the list at hand, since every call needs it; what was known last stands while nobody can be asked. */
export function createOutsideBffs(source: OutsideBffSource, now: () => number = Date.now): OutsideBffs {
  let known: ReadonlyMap<string, OutsideBff> | undefined
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  source.onChange?.(() => {
    readAt = Number.NEGATIVE_INFINITY
  })

  function read(): Promise<void> {
    reading ??= (async () => {
      const begun = now()
      try {
        const list = await source.list()
        known = new Map(list.map(bff => [bff.name, bff]))
        readAt = begun
      } catch (error) {
        if (!known) throw error
        // Asked again by the next call that is in doubt, and not by every one.
        readAt = begun - FRESH_MS + LOOK_AGAIN_MS
      } finally {
        reading = undefined
      }
    })()
    return reading
  }

  return {
    async find(name) {
      const age = now() - readAt
      if (!known || age >= FRESH_MS || (!known.has(name) && age >= LOOK_AGAIN_MS)) await read()
      return known?.get(name)
    },
  }
}
