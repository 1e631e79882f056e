import { PassThrough, type Readable } from 'node:stream'
import { Refused } from '@torrent/service-kit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { PartReceiver } from '../store/blob-store.ts'

/** Takes the parts of uploads at their signed addresses, as S3 would. */
export async function partRoutes(app: FastifyInstance, receiver: PartReceiver, partBytes: number): Promise<void> {
  // Whatever it calls itself, it is bytes, and goes to the store as it comes in.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.put('/uploads/:multipart/:part', async (request, reply) => {
    const { multipart, part } = request.params as { multipart: string; part: string }
    const query = new URL(request.url, 'http://localhost').searchParams
    const { tenant, subject: member } = request.person
    const address = receiver.open({ multipart, part, query, tenant, member })
    const length = request.headers['content-length']
    if (length !== undefined && Number(length) !== address.size) throw new Refused('part_damaged')
    const etag = await receiver.putPart(address, bodyOf(request, partBytes))
    return reply.header('etag', `"${etag}"`).send({ etag })
  })
}

/**
 * The body of a request as a stream of its own: when its reader gives up, the rest is read and forgotten, as far as a
 * part goes, so that the answer gets to the client and its connection may be used again. Ends with an error when the
 * client goes away.
 */
function bodyOf({ raw }: FastifyRequest, atMost: number): Readable {
  const body = new PassThrough()
  // It may end before anybody reads it; whoever does hears of it all the same.
  body.on('error', () => undefined)
  const goneAway = () => body.destroy(new Refused('part_damaged'))
  raw.once('error', goneAway)
  raw.once('close', () => {
    if (!raw.complete) goneAway()
  })
  body.once('close', () => {
    let rest = 0
    raw.unpipe(body)
    raw.on('data', (chunk: Buffer) => {
      rest += chunk.length
      if (rest > atMost) raw.destroy()
    })
    raw.resume()
  })
  return raw.pipe(body)
}
