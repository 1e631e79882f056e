import type { Server as HttpServer } from 'node:http'
import type { Principal } from '@torrent/policy'
import { log } from '@torrent/service-kit'
import { Server, type Socket } from 'socket.io'
import { type Authenticate, Handshake } from './handshake.ts'
import { roomOfPerson, roomsOf } from './rooms.ts'
import { cutWhenSlow } from './slow-client.ts'

export interface SocketsOptions {
  authenticate: Authenticate
  /** The only origin whose pages may connect, e.g. `http://localhost:3000`. */
  allowedOrigin: string
  /** How often each connection's session is looked at again, in milliseconds. */
  reauthenticateMs: number
}

/** Clients send nothing but the protocol's own packets, which are small. */
const MAX_RECEIVED_BYTES = 10_000
/** Tabs, windows and devices of one person. */
const MAX_CONNECTIONS_OF_PERSON = 50

/** A socket.io server that listens to nobody: who connects is put into their rooms and told what happens there. */
export function openSockets(http: HttpServer, options: SocketsOptions): Server {
  const handshake = new Handshake(options.authenticate, options.allowedOrigin)
  const io = new Server(http, {
    path: '/socket.io',
    serveClient: false,
    allowRequest: (request, answer) => handshake.decide(request, answer),
    maxHttpBufferSize: MAX_RECEIVED_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
    connectTimeout: 10_000,
  })
  io.use((socket, next) => {
    const principal = handshake.personOf(socket.request)
    if (!principal) return next(new Error('unauthenticated'))
    const { tenant, subject } = principal
    const open = io.sockets.adapter.rooms.get(roomOfPerson(tenant, subject))?.size ?? 0
    return open < MAX_CONNECTIONS_OF_PERSON ? next() : next(new Error('rate_limited'))
  })
  io.on('connection', socket => {
    const principal = handshake.personOf(socket.request)
    if (!principal) return
    void socket.join(roomsOf(principal))
    // Nothing that a client says is acted on; one that speaks is none of ours.
    socket.onAny(() => socket.disconnect(true))
    cutWhenSlow(socket)
    reauthenticate(socket, principal, options)
  })
  return io
}

/** Looks at the session again and again: cuts the socket when it has ended, changes rooms when the person's roles have. */
function reauthenticate(
  socket: Socket,
  principal: Principal,
  { authenticate, reauthenticateMs }: SocketsOptions,
): void {
  async function look(): Promise<void> {
    const now = await authenticate(socket.handshake.headers)
    if (!socket.connected) return
    if (now?.subject !== principal.subject || now.tenant !== principal.tenant) {
      socket.disconnect(true)
      return
    }
    const rooms = new Set([socket.id, ...roomsOf(now)])
    for (const room of socket.rooms) if (!rooms.has(room)) void socket.leave(room)
    void socket.join([...rooms])
  }
  const timer = setInterval(() => {
    // The session store is away, not the session: looked at again next time.
    look().catch(error => log.warn({ error: String(error) }, 'a session could not be looked at again'))
  }, reauthenticateMs)
  timer.unref()
  socket.once('disconnect', () => clearInterval(timer))
}
