import type { ConversationHome } from '@torrent/contracts/realtime'
import type { Principal } from '@torrent/policy'
import { log } from '@torrent/service-kit'
import { type PortalSocket, type PortalSockets, socketsIn } from './portal-sockets.ts'
import { roomOfColleagues, roomOfConversation, roomOfPerson } from './rooms.ts'

/** Asks a service whether somebody may read a conversation at this moment. */
export type AskAccess = (principal: Principal, home: ConversationHome, conversationId: string) => Promise<boolean>

/** So many conversations that one is no member of may be followed at once by one socket. */
const MOST = 20

interface Question {
  principal: Principal
  conversationId: string
  /** The person was put out while the answer was under way, which may be from before. */
  stale: boolean
}

/** Sockets that follow a conversation without being a member: an open channel that is looked into, a discussion. */
export class Watching {
  private readonly io: PortalSockets
  private readonly ask: AskAccess
  private readonly questions = new Set<Question>()

  constructor(io: PortalSockets, ask: AskAccess) {
    this.io = io
    this.ask = ask
  }

  /** @returns whether it may be read, and is followed from now on */
  async watch(socket: PortalSocket, home: ConversationHome, conversationId: string): Promise<boolean> {
    const { tenant } = socket.data.principal
    const room = roomOfConversation(tenant, home, conversationId)
    // A member, or watching already.
    if (socket.rooms.has(room)) return true
    if (!socket.rooms.has(roomOfColleagues(tenant)) || (socket.data.watching?.size ?? 0) >= MOST) return false
    try {
      if (!(await this.mayRead(socket, home, conversationId)) || !socket.connected) return false
    } catch (error) {
      log.warn({ home, error: String(error) }, 'whether a conversation may be read could not be asked for')
      return false
    }
    // Become a member meanwhile.
    if (socket.rooms.has(room)) return true
    socket.data.watching ??= new Map()
    socket.data.watching.set(conversationId, home)
    void socket.join(room)
    return true
  }

  unwatch(socket: PortalSocket, conversationId: string): boolean {
    const home = socket.data.watching?.get(conversationId)
    if (home === undefined) return false
    socket.data.watching?.delete(conversationId)
    void socket.leave(roomOfConversation(socket.data.principal.tenant, home, conversationId))
    return true
  }

  /** Whoever is put out of a conversation does not look into it any more either. */
  left(tenant: string, conversationId: string, memberId: string): void {
    for (const question of this.questions) {
      const { principal } = question
      if (question.conversationId !== conversationId) continue
      if (principal.subject === memberId && principal.tenant === tenant) question.stale = true
    }
    for (const socket of socketsIn(this.io, roomOfPerson(tenant, memberId))) this.unwatch(socket, conversationId)
  }

  /** A conversation may be open to fewer people than it was. */
  changed(tenant: string, home: ConversationHome, conversationId: string): void {
    for (const socket of socketsIn(this.io, roomOfConversation(tenant, home, conversationId))) {
      if (socket.data.watching?.has(conversationId)) void this.lookAgain(socket, home, conversationId)
    }
  }

  /** Looks at everything again that a socket watches: its person may do less than they might. */
  async lookAtAll(socket: PortalSocket): Promise<void> {
    const watched = [...(socket.data.watching ?? [])]
    await Promise.all(watched.map(([conversationId, home]) => this.lookAgain(socket, home, conversationId)))
  }

  private async lookAgain(socket: PortalSocket, home: ConversationHome, conversationId: string): Promise<void> {
    try {
      if (!(await this.mayRead(socket, home, conversationId))) this.unwatch(socket, conversationId)
    } catch (error) {
      // The service is away; nothing says that this person may do less. Looked at again next time.
      log.warn({ home, error: String(error) }, 'whether a conversation may still be read could not be asked for')
    }
  }

  private async mayRead({ data }: PortalSocket, home: ConversationHome, conversationId: string): Promise<boolean> {
    const question: Question = { principal: data.principal, conversationId, stale: false }
    this.questions.add(question)
    try {
      for (;;) {
        question.stale = false
        const may = await this.ask(data.principal, home, conversationId)
        if (!question.stale) return may
      }
    } finally {
      this.questions.delete(question)
    }
  }
}
