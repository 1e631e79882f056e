import type { Socket } from 'socket.io'

/** So many packets may wait for a client that does not read them. */
const MAX_WAITING = 500

/**
 * Disconnects a client that takes less than it is sent, instead of keeping ever more for it. It connects again when it
 * can, and then asks for what it missed.
 */
export function cutWhenSlow({ conn }: Socket): void {
  let waiting = 0
  // The connection is flushed only while its transport takes more.
  conn.on('packetCreate', () => {
    waiting += 1
    // Closed without waiting until it has read all that.
    if (waiting > MAX_WAITING) conn.close(true)
  })
  conn.on('drain', () => {
    waiting = 0
  })
}
