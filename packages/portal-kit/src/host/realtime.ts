import type { RealtimeEvents, RealtimeRequests } from '@torrent/contracts/realtime'
import type { Store } from './store.ts'

/** `lost`: there has been none for some seconds, and changes of others do not arrive by themselves. */
export type Connection = 'connecting' | 'live' | 'lost'

/** What is heard in the page: what the server tells, and from the connection itself that it is there (again). */
export interface RealtimeSaid extends RealtimeEvents {
  /** Connected, at first or after a loss: what was told in between was missed. */
  connected: undefined
}

/** The one realtime connection of the page. It comes back by itself. */
export interface Realtime {
  /** How it is. */
  readonly connection: Store<Connection>
  /**
   * Calls the handler whenever this is told, from now on.
   * @returns a function that ends this
   */
  on<E extends keyof RealtimeSaid>(event: E, handler: (said: RealtimeSaid[E]) => void): () => void
  /**
   * Says something to the server.
   * @returns whether it was done; false too when there is no connection, or no answer within some seconds
   */
  request<R extends keyof RealtimeRequests>(name: R, said: RealtimeRequests[R]): Promise<boolean>
}
