import type { Connection } from '@torrent/portal-kit'
import type { Changed, Store } from '@torrent/portal-kit/host'

/** What is said about a job while it runs; the whole of it is asked for with `jobs.get`. */
export interface JobEvent {
  jobId: string
  state: string
}

export interface RealtimeListeners {
  connection: Store<Connection>
  onChanged(changed: Changed): void
  onJob(event: JobEvent): void
  /** Another release of a micro-frontend is in force from now on, for some of the people at least. */
  onReleased(event: { name: string }): void
  /** There is a new notification, or one for somebody else in the company. */
  onNotified(): void
  /** It is connected, at first or after a loss: whatever was announced before was missed. */
  onConnected(): void
}

/** Milliseconds without connection before the person is told; a blink is not worth a banner. */
const TELL_AFTER = 2_500

/** The one realtime connection of the page. The session cookie says who listens; the server sends what concerns them. */
export async function connectRealtime(listeners: RealtimeListeners): Promise<void> {
  const { io } = await import('socket.io-client')
  const socket = io({
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
  })
  let tellLater: ReturnType<typeof setTimeout> | undefined

  const lost = () => {
    tellLater ??= setTimeout(() => listeners.connection.set('lost'), TELL_AFTER)
  }
  socket.on('connect', () => {
    clearTimeout(tellLater)
    tellLater = undefined
    listeners.connection.set('live')
    listeners.onConnected()
  })
  socket.on('disconnect', reason => {
    lost()
    // The server closed it (it restarts, or the session ended); the library does not come back by itself then.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1_000)
  })
  socket.on('connect_error', lost)
  socket.on('changed', listeners.onChanged)
  socket.on('job', listeners.onJob)
  socket.on('released', listeners.onReleased)
  socket.on('notified', listeners.onNotified)
}
