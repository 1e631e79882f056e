/** A document's version that somebody has seen. */
export interface Version {
  kind: string
  id: string
  version: number
}

/** How long an answer may be held back for a version that is on its way, in milliseconds. */
const PATIENCE_MS = 1_000
/** What another process projects is not announced here, so the database is asked so often, in milliseconds. */
const LOOK_EVERY_MS = 100

type Listener = (reached: Version) => void

/** Knows when the read models of this process reach a version: reads wait for what their reader wrote. */
export class ReachedVersions {
  private readonly listeners = new Map<string, Set<Listener>>()

  /** Says that a document has this version in the read models now. */
  announce(tenant: string, reached: Version): void {
    for (const listener of this.listeners.get(keyOf(tenant, reached)) ?? []) listener(reached)
  }

  /**
   * True as soon as the read models have all of these versions or later ones, false when that takes longer than a
   * second. `look` reads the versions that there are.
   */
  async have(
    tenant: string,
    wanted: readonly Version[],
    look: (missing: readonly Version[]) => Promise<readonly Version[]>,
  ): Promise<boolean> {
    const missing = new Map(wanted.map(version => [keyOf(tenant, version), version]))
    if (missing.size === 0) return true
    const complete = Promise.withResolvers<void>()
    const onReached: Listener = reached => {
      const key = keyOf(tenant, reached)
      if ((missing.get(key)?.version ?? Number.POSITIVE_INFINITY) > reached.version) return
      missing.delete(key)
      if (missing.size === 0) complete.resolve()
    }
    const keys = [...missing.keys()]
    for (const key of keys) this.listen(key, onReached)
    try {
      const deadline = performance.now() + PATIENCE_MS
      // Listening first, looking second: what is reached in between is not missed.
      for (;;) {
        for (const reached of await look([...missing.values()])) onReached(reached)
        const left = deadline - performance.now()
        if (missing.size === 0 || left <= 0) return missing.size === 0
        await within(complete.promise, Math.min(left, LOOK_EVERY_MS))
        if (missing.size === 0) return true
      }
    } finally {
      for (const key of keys) this.unlisten(key, onReached)
    }
  }

  private listen(key: string, listener: Listener): void {
    const listeners = this.listeners.get(key) ?? new Set()
    this.listeners.set(key, listeners.add(listener))
  }

  private unlisten(key: string, listener: Listener): void {
    const listeners = this.listeners.get(key)
    listeners?.delete(listener)
    if (listeners?.size === 0) this.listeners.delete(key)
  }
}

function keyOf(tenant: string, { kind, id }: Version): string {
  return `${tenant} ${kind} ${id}`
}

async function within(happened: Promise<void>, milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<void>(resolve => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([happened, timeout]).finally(() => clearTimeout(timer))
}
