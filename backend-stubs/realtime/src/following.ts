import type { ConversationHome } from '@torrent/contracts/realtime'
import type { Principal } from '@torrent/policy'
import { log } from '@torrent/service-kit'
import { type PortalSocket, type PortalSockets, socketsIn } from './portal-sockets.ts'
import {
  isRoomOfConversation,
  prefixOfConversations,
  roomOfColleagues,
  roomOfConversation,
  roomOfPerson,
} from './rooms.ts'

export const HOMES = ['channel', 'chat'] as const satisfies readonly ConversationHome[]

/** Asks a service for the ids of the conversations that somebody is a member of, and may read. */
export type AskMemberships = (principal: Principal, home: ConversationHome) => Promise<readonly string[]>

/** Milliseconds until a service that did not answer is asked again: doubled each time, up to the second. */
const AGAIN_MS = [500, 15_000] as const

/** A question under way. */
interface Asking {
  principal: Principal
  /** Who became a member (true) or is one no more, since it was asked. */
  changes: [conversationId: string, member: boolean][]
}

/**
 * Keeps the sockets of each person in the rooms of their conversations: asks when they connect, and then follows the
 * events of who joins and leaves. These are heard in the order in which they happened, so that somebody who was removed
 * hears nothing of what came after.
 */
export class Following {
  private readonly io: PortalSockets
  private readonly ask: AskMemberships
  /** By person and service. */
  private readonly asking = new Map<string, Asking>()
  private readonly timers = new Set<NodeJS.Timeout>()
  private stopped = false

  constructor(io: PortalSockets, ask: AskMemberships) {
    this.io = io
    this.ask = ask
  }

  /** A socket has connected, or its person may do more or less than they might. */
  begin(socket: PortalSocket): void {
    if (!takesPart(socket)) return
    for (const home of HOMES) void this.follow(socket.data.principal, home)
  }

  /** The person of a socket may take part no more. */
  end(socket: PortalSocket): void {
    for (const room of socket.rooms) if (isRoomOfConversation(room)) void socket.leave(room)
    socket.data.following.clear()
    socket.data.watching = undefined
  }

  joined(tenant: string, home: ConversationHome, conversationId: string, memberId: string): void {
    for (const socket of socketsIn(this.io, roomOfPerson(tenant, memberId))) {
      if (!takesPart(socket)) continue
      socket.data.watching?.delete(conversationId)
      void socket.join(roomOfConversation(tenant, home, conversationId))
    }
    this.asking.get(keyOf(tenant, memberId, home))?.changes.push([conversationId, true])
  }

  left(tenant: string, home: ConversationHome, conversationId: string, memberId: string): void {
    this.io.in(roomOfPerson(tenant, memberId)).socketsLeave(roomOfConversation(tenant, home, conversationId))
    this.asking.get(keyOf(tenant, memberId, home))?.changes.push([conversationId, false])
  }

  stop(): void {
    this.stopped = true
    for (const timer of this.timers) clearTimeout(timer)
  }

  private async follow(principal: Principal, home: ConversationHome): Promise<void> {
    const { tenant, subject } = principal
    const key = keyOf(tenant, subject, home)
    const running = this.asking.get(key)
    if (running) {
      // The answer counts for every socket that is there when it comes, but was asked for with other roles perhaps.
      running.principal = principal
      return
    }
    const asking: Asking = { principal, changes: [] }
    this.asking.set(key, asking)
    for (let wait: number = AGAIN_MS[0]; this.isHere(tenant, subject); wait = Math.min(wait * 2, AGAIN_MS[1])) {
      try {
        const ids = await this.memberships(asking, home)
        this.asking.delete(key)
        this.place(tenant, subject, home, ids)
        return
      } catch (error) {
        if (this.stopped) return
        log.warn({ home, error: String(error) }, 'memberships could not be asked for, trying again')
        await this.pause(wait)
      }
    }
    this.asking.delete(key)
  }

  private async memberships(asking: Asking, home: ConversationHome): Promise<ReadonlySet<string>> {
    for (;;) {
      const { principal } = asking
      asking.changes = []
      const ids = new Set(await this.ask(principal, home))
      if (principal.roles.join() !== asking.principal.roles.join()) continue
      for (const [id, member] of asking.changes) member ? ids.add(id) : ids.delete(id)
      return ids
    }
  }

  private place(tenant: string, memberId: string, home: ConversationHome, ids: ReadonlySet<string>): void {
    const rooms = new Set([...ids].map(id => roomOfConversation(tenant, home, id)))
    const prefix = prefixOfConversations(tenant, home)
    for (const socket of socketsIn(this.io, roomOfPerson(tenant, memberId))) {
      // Roles may have changed while the service was asked.
      if (!takesPart(socket)) continue
      const { watching, following } = socket.data
      for (const id of ids) watching?.delete(id)
      for (const room of socket.rooms) {
        if (!room.startsWith(prefix) || rooms.has(room)) continue
        if (!watching?.has(room.slice(prefix.length))) void socket.leave(room)
      }
      const missing = [...rooms].filter(room => !socket.rooms.has(room))
      void socket.join(missing)
      if (following.has(home) && missing.length === 0) continue
      following.add(home)
      socket.emit('following', { service: home })
    }
  }

  private isHere(tenant: string, memberId: string): boolean {
    return !this.stopped && this.io.sockets.adapter.rooms.has(roomOfPerson(tenant, memberId))
  }

  private pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(() => {
        this.timers.delete(timer)
        resolve()
      }, ms)
      this.timers.add(timer.unref())
    })
  }
}

function takesPart({ rooms, data: { principal } }: PortalSocket): boolean {
  return rooms.has(roomOfColleagues(principal.tenant))
}

function keyOf(tenant: string, memberId: string, home: ConversationHome): string {
  return `${home} ${tenant} ${memberId}`
}
