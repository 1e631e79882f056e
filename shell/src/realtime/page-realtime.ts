import type { RealtimeRequests } from '@torrent/contracts/realtime'
import type { Connection, Realtime, RealtimeSaid } from '@torrent/portal-kit'
import { createStore } from '@torrent/portal-kit/host'
import type { Link } from './open-link.ts'

export interface PageRealtime extends Realtime {
  /** Connects; the page is complete without, so this waits until it is shown. */
  connect(): Promise<void>
}

export interface RealtimeOptions {
  /** Told when the server has closed the connection because the session has ended. */
  sessionEnded(): void
}

type Handler = (said: never) => void

/**
 * The one realtime connection of the page. What wants to hear something may say so long before it is connected; the
 * session cookie says who listens, and the server sends what concerns them.
 */
export function createRealtime({ sessionEnded }: RealtimeOptions): PageRealtime {
  const connection = createStore<Connection>('connecting')
  const handlers = new Map<string, Set<Handler>>()
  let link: Link | undefined

  function hear(event: string, said: unknown): void {
    for (const handler of [...(handlers.get(event) ?? [])]) {
      try {
        handler(said as never)
      } catch (error) {
        // One that fails keeps nothing from the others; told like any error that nobody caught.
        reportError(error)
      }
    }
  }

  return {
    connection,
    on<E extends keyof RealtimeSaid>(event: E, handler: (said: RealtimeSaid[E]) => void) {
      const others = handlers.get(event) ?? new Set()
      handlers.set(event, others.add(handler))
      return () => others.delete(handler)
    },
    async request<R extends keyof RealtimeRequests>(name: R, said: RealtimeRequests[R]) {
      return (await link?.ask(name, said)) ?? false
    },
    async connect() {
      const { openLink } = await import('./open-link.ts')
      link = openLink({ connection, hear, sessionEnded })
    },
  }
}
