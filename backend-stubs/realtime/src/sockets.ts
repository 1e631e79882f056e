import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { type Authenticate, Handshake } from './handshake.ts'
import type { PortalSocket, PortalSockets } from './portal-sockets.ts'
import { freshBudget } from './requests.ts'
import { roomOfPerson, roomsOf } from './rooms.ts'
import { cutWhenSlow } from './slow-client.ts'

export interface SocketsOptions {
  authenticate: Authenticate
  /** The only origin whose pages may connect, e.g. `http://localhost:3000`. */
  allowedOrigin: string
}

/** Clients send nothing but the protocol's own packets and a few short requests. */
const MAX_RECEIVED_BYTES = 10_000
/** Tabs, windows and devices of one person. */
const MAX_CONNECTIONS_OF_PERSON = 50

/**
 * A socket.io server: who connects is put into the rooms of their roles and told what happens there.
 * @param onConnection told each socket, once it is in these rooms
 */
export function openSockets(
  http: HttpServer,
  options: SocketsOptions,
  onConnection: (socket: PortalSocket) => void,
): PortalSockets {
  const handshake = new Handshake(options.authenticate, options.allowedOrigin)
  const io: PortalSockets = new Server(http, {
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
    if (open >= MAX_CONNECTIONS_OF_PERSON) return next(new Error('rate_limited'))
    socket.data = {
      principal,
      following: new Set(),
      watching: undefined,
      presence: 'online',
      ...freshBudget(Date.now()),
    }
    next()
  })
  io.on('connection', socket => {
    cutWhenSlow(socket)
    void socket.join(roomsOf(socket.data.principal))
    onConnection(socket)
  })
  return io
}
