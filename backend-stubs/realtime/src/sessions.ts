import { log } from '@torrent/service-kit'
import type { Authenticate } from './handshake.ts'
import type { PortalSocket, PortalSockets } from './portal-sockets.ts'
import { isRoomByRole, roomOfPerson, roomsOf } from './rooms.ts'

export interface SessionsOptions {
  authenticate: Authenticate
  /** How often each connection's session is looked at again, in milliseconds. */
  reauthenticateMs: number
  /** Told when it has been looked at; `changed`: the person's roles are others than they were. */
  onLooked(socket: PortalSocket, changed: boolean): void
}

/**
 * Who has just signed out may still be let in for so long (milliseconds): by a handshake that was under way, or because
 * another process trusts what it knows of a session for a moment.
 */
const AFTERMATH_MS = 3_000

/** Ends connections with their sessions, and follows what the person may do. */
export class Sessions {
  private readonly io: PortalSockets
  private readonly options: SessionsOptions
  /** Who was cut a moment ago, by room. */
  private readonly justCut = new Map<string, NodeJS.Timeout>()
  private readonly looking: NodeJS.Timeout

  constructor(io: PortalSockets, options: SessionsOptions) {
    this.io = io
    this.options = options
    const { reauthenticateMs } = options
    this.looking = setInterval(() => {
      // One after the other over the whole time, not all at the same moment.
      const all = [...io.sockets.sockets.values()]
      for (const [index, socket] of all.entries()) this.lookSoon(socket, (index / all.length) * reauthenticateMs)
    }, reauthenticateMs)
    this.looking.unref()
  }

  /** A session of the person has ended. Those that go on connect again by themselves. */
  cut(subject: string, tenant: string): void {
    const room = roomOfPerson(tenant, subject)
    this.io.in(room).disconnectSockets(true)
    clearTimeout(this.justCut.get(room))
    this.justCut.set(room, setTimeout(() => this.justCut.delete(room), AFTERMATH_MS).unref())
  }

  connected(socket: PortalSocket): void {
    const { tenant, subject } = socket.data.principal
    if (!this.justCut.has(roomOfPerson(tenant, subject))) return
    this.lookSoon(socket, 0)
    this.lookSoon(socket, AFTERMATH_MS)
  }

  stop(): void {
    clearInterval(this.looking)
    for (const timer of this.justCut.values()) clearTimeout(timer)
  }

  private lookSoon(socket: PortalSocket, ms: number): void {
    setTimeout(() => {
      // The session store is away, not the session: looked at again next time.
      this.look(socket).catch(error => log.warn({ error: String(error) }, 'a session could not be looked at again'))
    }, ms).unref()
  }

  private async look(socket: PortalSocket): Promise<void> {
    if (!socket.connected) return
    const { principal } = socket.data
    const now = await this.options.authenticate(socket.handshake.headers)
    if (!socket.connected) return
    if (now?.subject !== principal.subject || now.tenant !== principal.tenant) {
      socket.disconnect(true)
      return
    }
    socket.data.principal = now
    const rooms = new Set(roomsOf(now))
    for (const room of socket.rooms) if (isRoomByRole(room) && !rooms.has(room)) void socket.leave(room)
    void socket.join([...rooms])
    this.options.onLooked(socket, now.roles.join() !== principal.roles.join())
  }
}
