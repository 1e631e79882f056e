import type { Connection } from '@torrent/portal-kit'
import type { Store } from '@torrent/portal-kit/host'
import { io } from 'socket.io-client'
import { reportPresence } from './report-presence.ts'

/** The open connection to the realtime service. */
export interface Link {
  /** @returns whether it was done; false without a connection, and when nothing is answered in time */
  ask(name: string, said: unknown): Promise<boolean>
}

/** Milliseconds without connection before the person is told; a blink is not worth a banner. */
const TELL_AFTER = 2_500
/** Milliseconds within which the server answers. */
const ANSWER_WITHIN = 5_000

/** @param hear told everything that the server tells, and `connected` whenever it is connected (again) */
export function openLink(connection: Store<Connection>, hear: (event: string, said: unknown) => void): Link {
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
  socket.on('connect', () => {
    clearTimeout(tellLater)
    tellLater = undefined
    connection.set('live')
    hear('connected', undefined)
  })
  socket.on('disconnect', reason => {
    lost()
    // The server closed it (it restarts, or the session ended); the library does not come back by itself then.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1_000)
  })
  socket.on('connect_error', lost)
  socket.onAny(hear)

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
