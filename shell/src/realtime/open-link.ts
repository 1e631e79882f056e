import type { Connection } from '@torrent/portal-kit'
import type { Store } from '@torrent/portal-kit/host'
import { io } from 'socket.io-client'
import { hasSession } from '../session/session.ts'
import { reportPresence } from './report-presence.ts'

/** The open connection to the realtime service. */
export interface Link {
  /** @returns whether it was done; false without a connection, and when nothing is answered in time */
  ask(name: string, said: unknown): Promise<boolean>
}

/** Milliseconds without connection before the person is told; a blink is not worth a banner. */
const TELL_AFTER = 2_500
/** Milliseconds within which a first connection is made or refused; some proxies do neither. */
const MADE_WITHIN = 5_000
/** Milliseconds within which the server answers. */
const ANSWER_WITHIN = 5_000
/** Milliseconds until the connection is tried again that the server has closed. */
const BACK_AFTER = 1_000

export interface LinkOptions {
  connection: Store<Connection>
  /** Told everything that the server tells, and `connected` whenever it is connected (again). */
  hear(event: string, said: unknown): void
  /** The server closed the connection because the session has ended. */
  sessionEnded(): void
}

/** Opens the connection and keeps it open. */
export function openLink({ connection, hear, sessionEnded }: LinkOptions): Link {
  const socket = io({
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
  })
  let tellLater: ReturnType<typeof setTimeout> | undefined

  const lost = () => {
    tellLater ??= setTimeout(() => connection.set('lost'), TELL_AFTER)
  }
  const unanswered = setTimeout(lost, MADE_WITHIN)
  const settled = () => {
    clearTimeout(unanswered)
    clearTimeout(tellLater)
    tellLater = undefined
  }
  socket.on('connect', () => {
    settled()
    connection.set('live')
    hear('connected', undefined)
  })
  socket.on('disconnect', reason => {
    lost()
    // The library does not come back by itself then.
    if (reason === 'io server disconnect') setTimeout(comeBack, BACK_AFTER)
  })
  socket.on('connect_error', lost)
  socket.onAny(hear)

  /** The server restarts, or a session of this person has ended: this one, or one in another browser. */
  async function comeBack(): Promise<void> {
    if ((await hasSession()) !== false) {
      socket.connect()
      return
    }
    settled()
    sessionEnded()
  }

  async function ask(name: string, said: unknown): Promise<boolean> {
    // Kept for later by the library otherwise, when it may mean nothing any more.
    if (!socket.connected) return false
    try {
      return (await socket.timeout(ANSWER_WITHIN).emitWithAck(name, said)) === true
    } catch {
      return false
    }
  }
  reportPresence(socket, ask)
  return { ask }
}
