import type { PortalSocket } from './portal-sockets.ts'

/** So many packets may wait for a client that does not read them. */
const MAX_WAITING = 500
/** More characters than this may wait for a moment only: what is told at once may be much, and is read soon. */
const LONG_WAITING_CHARACTERS = 500_000
/** Milliseconds. */
const MOMENT = 1_000

/**
 * Disconnects a client that takes less than it is sent, instead of keeping ever more for it. It connects again when it
 * can, and then asks for what it missed.
 */
export function cutWhenSlow({ conn }: Pick<PortalSocket, 'conn'>): void {
  let waiting = 0
  let characters = 0
  let timer: NodeJS.Timeout | undefined

  // Closed without waiting until it has read all that.
  const cut = () => conn.close(true)
  const rest = () => {
    clearTimeout(timer)
    timer = undefined
  }
  // The connection is flushed only while its transport takes more.
  conn.on('packetCreate', ({ data }: { data?: unknown }) => {
    waiting += 1
    if (typeof data === 'string') characters += data.length
    if (waiting > MAX_WAITING) cut()
    else if (characters > LONG_WAITING_CHARACTERS) timer ??= setTimeout(cut, MOMENT)
  })
  conn.on('drain', () => {
    waiting = 0
    characters = 0
    rest()
  })
  conn.on('close', rest)
}
