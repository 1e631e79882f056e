import type { IncomingMessage } from 'node:http'
import { PassThrough, type Readable } from 'node:stream'
import type { Refused } from './refusal.ts'

/**
 * The body of a request as a stream of its own. When its reader gives up, the rest is read and forgotten, so that the
 * answer gets to the client and its connection may be used again. Ends with an error when the client goes away.
 *
 * @param atMost bytes of the rest that are read; a client that sends more loses its connection
 * @param goneAway the error when the client goes away
 */
export function requestBody(request: IncomingMessage, atMost: number, goneAway: () => Refused): Readable {
  const body = new PassThrough()
  // It may end before anybody reads it; whoever does hears of it all the same.
  body.on('error', () => undefined)
  const end = () => body.destroy(goneAway())
  request.once('error', end)
  request.once('close', () => {
    if (!request.complete) end()
  })
  body.once('close', () => {
    let rest = 0
    request.unpipe(body)
    request.on('data', (chunk: Buffer) => {
      rest += chunk.length
      if (rest > atMost) request.destroy()
    })
    request.resume()
  })
  return request.pipe(body)
}
