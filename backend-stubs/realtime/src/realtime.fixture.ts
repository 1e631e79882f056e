import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ConversationService } from '@torrent/contracts/conversation'
import type { ConversationHome } from '@torrent/contracts/realtime'
import type { Principal, Role } from '@torrent/policy'
import { type Client, openPostgresBroker } from '@torrent/service-kit'
import { testDatabase } from '@torrent/service-kit/testing'
import { io, type Socket } from 'socket.io-client'
import { createRealtimeService } from './service.ts'

export const ORIGIN = 'http://portal.example'

type Conversations = Client<typeof ConversationService>
type Asked = Pick<Conversations, 'listMemberships' | 'checkAccess'>

/** A service that keeps conversations, as far as realtime asks it: nobody is a member, nothing may be read. */
const keepsNothing: Asked = {
  listMemberships: async () => ({ $typeName: 'torrent.conversation.v1.ListMembershipsResponse', conversationIds: [] }),
  checkAccess: async () => ({
    ...{ $typeName: 'torrent.conversation.v1.CheckAccessResponse', mayRead: false, mayPost: false },
    ...{ groupId: '', name: '', kind: '' },
  }),
}

/** The realtime service on a port of its own, with a broker, people who sign in and their browsers. */
export async function startRealtime(
  kept: Partial<Record<ConversationHome, Partial<Asked>>> = {},
  beforeStart: (publish: Published) => Promise<void> = async () => undefined,
) {
  const broker = await openPostgresBroker(await testDatabase('broker'))
  const publish: Published = async (topic, payload, { tenant = 'acme-metal', key = randomUUID() } = {}) => {
    const message = { id: randomUUID(), key, type: 'Test', tenant, version: 0, traceparent: '', payload }
    await broker.publish([{ topic, message }])
  }
  await beforeStart(publish)
  const http = createServer((_, response) => response.end('page'))
  /** Who is signed in, by cookie. */
  const sessions = new Map<string, Principal>()
  const sockets = new Set<Socket>()
  const service = await createRealtimeService({
    attach: http,
    allowedOrigin: ORIGIN,
    reauthenticateMs: 30,
    authenticate: async ({ cookie = '' }: IncomingHttpHeaders) => sessions.get(cookie) ?? null,
    conversations: {
      channel: { ...keepsNothing, ...kept.channel } as Conversations,
      chat: { ...keepsNothing, ...kept.chat } as Conversations,
    },
    tokenFor: async tenant => `token of ${tenant}`,
  })
  await service.start(broker)
  http.listen(0)
  await once(http, 'listening')
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`

  function socketOf(headers: Record<string, string>, transports = ['websocket']): Socket {
    const socket = io(url, { transports, reconnection: false, forceNew: true, extraHeaders: headers })
    sockets.add(socket)
    return socket
  }

  return {
    broker,
    service,
    sessions,
    url,
    publish,
    signIn(tenant: string, ...roles: Role[]): { cookie: string; principal: Principal } {
      const cookie = `session=${randomUUID()}`
      const principal = { subject: randomUUID(), tenant, roles, name: '', email: '' }
      sessions.set(cookie, principal)
      return { cookie, principal }
    },
    /** @returns what it hears, as [event, what is said] */
    async connect(cookie: string, transports?: string[]): Promise<Listener> {
      const socket = socketOf({ cookie, origin: ORIGIN }, transports)
      const heard: Listener['heard'] = []
      socket.onAny((event, ...said) => heard.push([event, ...said]))
      await new Promise<void>((resolve, reject) => {
        socket.on('connect', resolve)
        socket.on('connect_error', reject)
      })
      return { socket, heard, of: event => heard.filter(([name]) => name === event).map(([, said]) => said) }
    },
    async refusal(headers: Record<string, string>, transports?: string[]): Promise<boolean> {
      const socket = socketOf(headers, transports)
      return new Promise(resolve => {
        socket.on('connect', () => resolve(false))
        socket.on('connect_error', () => resolve(true))
      })
    },
    signOutAll() {
      for (const socket of sockets) socket.disconnect()
      sockets.clear()
      sessions.clear()
    },
    async stop() {
      await broker.close()
      await service.stop()
      http.close()
    },
  }
}

export type Published = (topic: string, payload: unknown, about?: { tenant?: string; key?: string }) => Promise<void>

export interface Listener {
  socket: Socket
  heard: [event: string, ...said: unknown[]][]
  /** What was said under a name, in order. */
  of(event: string): unknown[]
}

/** Resolves when the server has cut it. */
export async function untilCut(socket: Socket): Promise<void> {
  if (socket.connected) await new Promise<void>(resolve => socket.on('disconnect', () => resolve()))
}
