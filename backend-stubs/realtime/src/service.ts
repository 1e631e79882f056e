import { randomUUID } from 'node:crypto'
import { createServer, type Server as HttpServer } from 'node:http'
import type { ConversationService } from '@torrent/contracts/conversation'
import type { ConversationHome } from '@torrent/contracts/realtime'
import type { Client, Service } from '@torrent/service-kit'
import { answerRequests } from './answer.ts'
import { Following } from './following.ts'
import { createForward } from './forward.ts'
import type { Authenticate } from './handshake.ts'
import { Presence } from './presence.ts'
import { roomOfColleagues } from './rooms.ts'
import { Sessions } from './sessions.ts'
import { openSockets } from './sockets.ts'
import { Watching } from './watching.ts'

export { sessionEndsOver } from './session-ends.ts'

export interface RealtimeServiceDependencies {
  /** The gateway's server, or a port of its own. */
  attach: HttpServer | number
  /** Says who a request comes from, by its session cookie; null when nobody is signed in. */
  authenticate: Authenticate
  /** The only origin whose pages may connect, e.g. `http://localhost:3000`. */
  allowedOrigin: string
  /** The services that keep conversations; asked where somebody is a member, and what else they may read. */
  conversations: Readonly<Record<ConversationHome, Client<typeof ConversationService>>>
  /** Token with which this service asks inside a tenant. */
  tokenFor(tenant: string): Promise<string>
  /** How often each connection's session is looked at again, in milliseconds; a minute when left out. */
  reauthenticateMs?: number
}

export interface RealtimeService extends Service {
  /** Cuts every connection of a person in this process; all processes hear `session.ended` and do it too. */
  cut(subject: string, tenant: string): void
}

/** Holds the browsers' sockets and tells them what changes, what is said and who is there. */
export async function createRealtimeService(dependencies: RealtimeServiceDependencies): Promise<RealtimeService> {
  const { attach, authenticate, allowedOrigin, conversations, tokenFor, reauthenticateMs = 60_000 } = dependencies
  const own = typeof attach === 'number' ? createServer() : undefined
  const http = typeof attach === 'number' ? (own as HttpServer) : attach
  const context = async (tenant: string) => ({ token: await tokenFor(tenant) })

  const io = openSockets(http, { authenticate, allowedOrigin }, socket => {
    const { tenant, subject } = socket.data.principal
    presence.opened(tenant, subject)
    socket.once('disconnect', () => presence.closed(tenant, subject, socket.data.presence))
    answerRequests(socket, { io, watching, presence })
    sessions.connected(socket)
    if (!socket.rooms.has(roomOfColleagues(tenant))) return
    socket.emit('presence', { all: true, members: presence.all(tenant) })
    following.begin(socket)
  })
  const presence = new Presence((tenant, members) => io.to(roomOfColleagues(tenant)).emit('presence', { members }))
  const following = new Following(io, async ({ tenant, subject, roles }, home) => {
    const asked = { memberId: subject, roles: [...roles] }
    return (await conversations[home].listMemberships(asked, await context(tenant))).conversationIds
  })
  const watching = new Watching(io, async ({ tenant, subject, roles }, home, conversationId) => {
    const asked = { conversationId, memberId: subject, roles: [...roles] }
    return (await conversations[home].checkAccess(asked, await context(tenant))).mayRead
  })
  const sessions = new Sessions(io, {
    authenticate,
    reauthenticateMs,
    onLooked(socket, changed) {
      if (!socket.rooms.has(roomOfColleagues(socket.data.principal.tenant))) following.end(socket)
      else if (changed) following.begin(socket)
      void watching.lookAtAll(socket)
    },
  })
  const cut = (subject: string, tenant: string) => sessions.cut(subject, tenant)
  const forward = createForward({ io, following, watching, cut })

  return {
    name: 'realtime',
    serves: [],
    provision: async () => undefined,
    cut,
    async start(broker) {
      await broker.subscribe({
        // Every process has sockets of its own to tell, so each is a group by itself and hears everything from now on.
        group: `realtime.${randomUUID()}`,
        topics: forward.topics,
        from: 'end',
        handle: async delivery => {
          forward.take(delivery)
          return undefined
        },
      })
      if (own) await new Promise<void>(resolve => own.listen(attach, resolve))
    },
    async stop() {
      forward.stop()
      following.stop()
      presence.stop()
      sessions.stop()
      io.disconnectSockets(true)
      // Not io.close(): it would close the gateway's server as well.
      io.engine.close()
      if (own) await new Promise(resolve => own.close(resolve))
    },
  }
}
