/** One message as it lies in a topic. */
export interface Message {
  /** Unique for its lifetime; the same message may be delivered more than once, always with the same id. */
  id: string
  /** Messages of one key keep their order. */
  key: string
  /** Name of the contract's message or event. */
  type: string
  tenant: string
  /** Version of the aggregate after an event; 0 where that means nothing. */
  version: number
  /** W3C trace context of what caused it; empty when there is none. */
  traceparent: string
  /** JSON of the contract's message. */
  payload: unknown
}

export interface Outgoing {
  topic: string
  message: Message
}

export interface Delivery {
  topic: string
  offset: bigint
  message: Message
}

/**
 * Does the work that a message asks for. Messages of one key come one after another. What it returns is published
 * before the message counts as handled, so a crash between the two repeats both.
 */
export type Handler = (delivery: Delivery) => Promise<readonly Outgoing[] | undefined>

export interface Subscription {
  /** Consumers of the same group share the work; each group sees every message. */
  group: string
  topics: readonly string[]
  /**
   * Where a group begins that was never seen before. `start` (the default): every message there is. `end`: only what
   * comes from now on; such a group belongs to this process alone and nothing of it is kept.
   */
  from?: 'start' | 'end'
  handle: Handler
  /** Called once when a message has failed every attempt and was put aside. */
  onGivenUp?: (delivery: Delivery, error: unknown) => Promise<void>
}

/** A durable log of topics, delivered at least once and in order by key. Embedded: PostgreSQL; scale-out: Kafka. */
export interface Broker {
  /** Resolves when the messages are durable, in the order given. */
  publish(messages: readonly Outgoing[]): Promise<void>
  /**
   * From the first message that the group has not handled; `from: 'end'`: from the first that is published after the
   * promise resolved.
   */
  subscribe(subscription: Subscription): Promise<void>
  /** Finishes the messages in hand, then ends. Close it before the services whose handlers it calls. */
  close(): Promise<void>
}

/** The topic on which events of an aggregate type arrive (the Debezium outbox event router's convention). */
export function topicOf(aggregateType: string): string {
  return `outbox.event.${aggregateType}`
}
