/** A document's read model has moved. */
export interface Changed {
  kind: string
  id: string
  version: number
}

/** Many changes of one document within so many milliseconds are told as one. */
const WINDOW_MS = 5

/**
 * Tells the first change of a document at once, and of those that follow closely only the newest: a saga touches a
 * document several times in a moment, and each telling makes every open screen ask again.
 */
export class Coalesce {
  private readonly tell: (tenant: string, changed: Changed) => void
  private readonly windows = new Map<string, { timer: NodeJS.Timeout; latest: Changed | undefined }>()

  constructor(tell: (tenant: string, changed: Changed) => void) {
    this.tell = tell
  }

  push(tenant: string, changed: Changed): void {
    const key = `${tenant} ${changed.kind} ${changed.id}`
    const window = this.windows.get(key)
    if (!window) {
      this.open(key, tenant)
      this.tell(tenant, changed)
    } else if ((window.latest?.version ?? 0) <= changed.version) window.latest = changed
  }

  stop(): void {
    for (const { timer } of this.windows.values()) clearTimeout(timer)
    this.windows.clear()
  }

  private open(key: string, tenant: string): void {
    const timer = setTimeout(() => {
      const latest = this.windows.get(key)?.latest
      this.windows.delete(key)
      if (latest) this.push(tenant, latest)
    }, WINDOW_MS)
    this.windows.set(key, { timer, latest: undefined })
  }
}
