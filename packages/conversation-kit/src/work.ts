import type { Transaction } from '@torrent/service-kit'

/** Which service keeps a conversation; said in every event. */
export type ServiceName = 'channel' | 'chat'

/**
 * One transaction of a service that keeps conversations. Whoever adds to a conversation's log holds its row until the
 * end, and people's rows after that: work on one conversation at a time, or two of them may wait for each other.
 */
export interface Work {
  tx: Transaction
  service: ServiceName
  tenant: string
  /** W3C trace context of what caused it; empty when there is none. */
  traceparent: string
}
