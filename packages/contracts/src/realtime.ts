import type { ConversationEvent, PersonalEvent } from './gen/torrent/conversation/v1/message_pb.js'

/** What the realtime service tells a browser, by the name of the socket event. */
export interface RealtimeEvents {
  /** A read model has moved. */
  changed: { kind: string; id: string; version: number }
  /** One's own job has gone on; the whole of it is asked for. */
  job: { jobId: string; state: string }
  /** Another release of a micro-frontend is in force. */
  released: { name: string }
  /** There is something to read in the bell. */
  notified: undefined
  /** Something happened in a conversation that this socket follows, in the order of `seq`. */
  conversation: ConversationEvent
  /** Something happened that concerns this person alone. */
  personal: PersonalEvent
  /** Somebody is writing; said again every few seconds while they do. */
  typing: { conversationId: string; memberId: string; name: string; rootId?: string }
  /** Who has come, gone or turned away; all who are here with `all`, once after connecting. */
  presence: { all?: true; members: Readonly<Record<string, Presence>> }
  /**
   * From now on this socket hears all that happens in the conversations of its person that this service keeps. Said
   * after every connection and whenever something may have been missed: what was before has to be asked for (`Sync`).
   */
  following: { service: ConversationHome }
}

export type Presence = 'online' | 'away' | 'offline'

/** Which service a conversation is kept by. */
export type ConversationHome = 'channel' | 'chat'

/**
 * What a browser may say. Anything else ends its connection, and so does saying too much. Each is answered with whether
 * it was done.
 */
export interface RealtimeRequests {
  /**
   * Follow a conversation that one is no member of (an open channel, a document's discussion); those of a member are
   * followed by themselves. Answers whether it may be read.
   */
  watch: { service: ConversationHome; conversationId: string }
  unwatch: { conversationId: string }
  /** One is writing; passed on to those who follow the conversation, if one follows it oneself. */
  typing: { conversationId: string; rootId?: string }
  /** Whether the person looks at the portal. */
  presence: { state: 'online' | 'away' }
}
