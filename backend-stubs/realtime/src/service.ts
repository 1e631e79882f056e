import { randomUUID } from 'node:crypto'
import { createServer, type Server as HttpServer } from 'node:http'
import type { Service } from '@torrent/service-kit'
import { Forward, TOPICS } from './forward.ts'
import type { Authenticate } from './handshake.ts'
import { roomOfPerson } from './rooms.ts'
import { openSockets } from './sockets.ts'

export interface RealtimeServiceDependencies {
  /** The gateway's server, or a port of its own. */
  attach: HttpServer | number
  /** Says who a request comes from, by its session cookie; null when nobody is signed in. */
  authenticate: Authenticate
  /** The only origin whose pages may connect, e.g. `http://localhost:3000`. */
  allowedOrigin: string
  /** How often each connection's session is looked at again, in milliseconds; a minute when left out. */
  reauthenticateMs?: number
}

export interface RealtimeService extends Service {
  /** Cuts every connection of a person in this process, for when their session ends. */
  cut(subject: string, tenant: string): void
}

/** Holds the browsers' sockets and tells them what changes. */
export async function createRealtimeService(dependencies: RealtimeServiceDependencies): Promise<RealtimeService> {
  const { attach, authenticate, allowedOrigin, reauthenticateMs = 60_000 } = dependencies
  const own = typeof attach === 'number' ? createServer() : undefined
  const http = typeof attach === 'number' ? (own as HttpServer) : attach
  const io = openSockets(http, { authenticate, allowedOrigin, reauthenticateMs })
  const forward = new Forward(io)
  return {
    name: 'realtime',
    serves: [],
    provision: async () => undefined,
    async start(broker) {
      await broker.subscribe({
        // Every process has sockets of its own to tell, so each is a group by itself and hears everything from now on.
        group: `realtime.${randomUUID()}`,
        topics: TOPICS,
        from: 'end',
        handle: async delivery => {
          forward.take(delivery)
          return undefined
        },
      })
      if (own) await new Promise<void>(resolve => own.listen(attach, resolve))
    },
    cut(subject, tenant) {
      io.in(roomOfPerson(tenant, subject)).disconnectSockets(true)
    },
    async stop() {
      forward.stop()
      io.disconnectSockets(true)
      // Not io.close(): it would close the gateway's server as well.
      io.engine.close()
      if (own) await new Promise(resolve => own.close(resolve))
    },
  }
}
