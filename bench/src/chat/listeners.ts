/** A process of its own with many sockets that hear messages, so that hearing costs the one who tells nothing. */
import { once } from 'node:events'
import { io } from 'socket.io-client'

interface Listen {
  origin: string
  /** Of whoever each socket belongs to. */
  cookies: string[]
  /** What the server says when a socket hears everything; `connect` where it does at once. */
  ready: string
}

const [{ origin, cookies, ready }] = (await once(process, 'message')) as [Listen]
/** Milliseconds between telling and hearing. */
const delays: number[] = []

// In small groups: a burst of a thousand handshakes is not what is measured.
for (let from = 0; from < cookies.length; from += 25) {
  await Promise.all(
    cookies.slice(from, from + 25).map(cookie => {
      const socket = io(origin, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie, origin } })
      socket.on('conversation', ({ message }: { message?: { body: string } }) => {
        const told = Number(message?.body.split(' ')[0])
        if (told > 0) delays.push(performance.timeOrigin + performance.now() - told)
      })
      return new Promise<void>(resolve => socket.on(ready, () => resolve()))
    }),
  )
}
process.send?.({ ready: true })
process.on('message', () => {
  process.send?.({ delays: delays.splice(0) })
})
