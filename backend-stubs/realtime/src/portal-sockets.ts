import type { ConversationHome, RealtimeEvents } from '@torrent/contracts/realtime'
import type { Principal } from '@torrent/policy'
import type { Server, Socket } from 'socket.io'

type Told = {
  [E in keyof RealtimeEvents]: RealtimeEvents[E] extends undefined ? () => void : (said: RealtimeEvents[E]) => void
}

/** What is known of a connection. Few fields: there may be many connections. */
export interface Connected {
  /** Who it is, as they were when their session was last looked at. */
  principal: Principal
  /** Services whose conversations of this person it hears. */
  following: Set<ConversationHome>
  /** Conversations that it asked for, by id; undefined while there is none. */
  watching: Map<string, ConversationHome> | undefined
  presence: 'online' | 'away'
  /** How much it may say at the moment, and when that was counted (milliseconds). */
  budget: number
  countedAt: number
}

/** Nothing that a client says is typed: whatever comes is looked at. */
type Heard = Record<string, (...said: unknown[]) => void>

/** The socket.io server, typed by what the portal tells. */
export type PortalSockets = Server<Heard, Told, Record<string, never>, Connected>
export type PortalSocket = Socket<Heard, Told, Record<string, never>, Connected>

/** The sockets of a room, as they are now. */
export function* socketsIn(io: PortalSockets, room: string): Generator<PortalSocket> {
  for (const id of [...(io.sockets.adapter.rooms.get(room) ?? [])]) {
    const socket = io.sockets.sockets.get(id)
    if (socket) yield socket
  }
}
