import { Refused } from '@torrent/service-kit'
import { requestBody } from '@torrent/service-kit/request-body'
import type { FastifyInstance } from 'fastify'
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
    const body = requestBody(request.raw, partBytes, () => new Refused('part_damaged'))
    const etag = await receiver.putPart(address, body)
    return reply.header('etag', `"${etag}"`).send({ etag })
  })
}
