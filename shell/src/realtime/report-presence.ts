import type { Socket } from 'socket.io-client'
import type { Link } from './open-link.ts'

/** Milliseconds without a key, a pointer or a touch after which the person counts as away. */
const AWAY_AFTER = 5 * 60_000
/** Milliseconds: how often it is looked whether that time has passed. */
const LOOK_EVERY = 30_000

/**
 * Tells the server whether the person does something in this window; of several windows the liveliest counts. Who looks
 * something up in another program for a moment is not away.
 */
export function reportPresence(socket: Pick<Socket, 'on'>, ask: Link['ask']): void {
  let touched = Date.now()
  let told: 'online' | 'away' = 'online'

  const tell = () => {
    const state = Date.now() - touched < AWAY_AFTER ? 'online' : 'away'
    if (state === told) return
    told = state
    void ask('presence', { state })
  }
  socket.on('connect', () => {
    // A new connection counts as online on the server.
    told = 'online'
    tell()
  })
  const touch = () => {
    touched = Date.now()
    if (told === 'away') tell()
  }
  for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
    window.addEventListener(event, touch, { passive: true, capture: true })
  }
  setInterval(tell, LOOK_EVERY)
}
