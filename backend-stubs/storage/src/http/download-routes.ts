import { Refused, requireUuid } from '@torrent/service-kit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type FileRow, requireFile, thumbnailKey } from '../files/file-rows.ts'
import { requireMayRead } from '../files/rights.ts'
import { type StorageContext, within } from '../storage-context.ts'
import { rangeOf } from './byte-range.ts'
import { contentDisposition, mayBeShown } from './content-disposition.ts'

/** What is opened by itself runs nothing, asks for nothing and stands in no other site's page. */
const POLICY =
  "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

/** `/<id>/original` and `/<id>/thumbnail`, for who may read the file at this moment. */
export async function downloadRoutes(app: FastifyInstance, context: StorageContext): Promise<void> {
  app.route({
    method: ['GET', 'HEAD'],
    url: '/:id/:variant',
    async handler(request, reply) {
      const { id, variant } = request.params as { id: string; variant: string }
      const { person } = request
      if (variant !== 'original' && variant !== 'thumbnail') throw new Refused('not_found')
      const uuid = requireUuid(id, 'id')
      const file = await within(context, person.tenant, tx => requireFile(tx, uuid, person.subject))
      await requireMayRead(context, person, file)
      if (variant === 'thumbnail') return sendThumbnail(context, file, request, reply)
      const download = (request.query as { download?: unknown }).download !== undefined
      const kind = !download && mayBeShown(file) ? 'inline' : 'attachment'
      reply.header('content-disposition', contentDisposition(kind, file.name)).type(file.contentType)
      const { objectKey: key, sizeBytes: size, sha256 } = file
      return send(context, { key, size, etag: `"${sha256}"` }, request, reply)
    },
  })
}

async function sendThumbnail(context: StorageContext, file: FileRow, request: FastifyRequest, reply: FastifyReply) {
  if (!file.hasThumbnail) throw new Refused('not_found')
  const key = thumbnailKey(file.objectKey)
  const size = await context.store.size(key)
  if (size === undefined) throw new Refused('not_found')
  reply.header('content-disposition', contentDisposition('inline', `${file.name}.webp`)).type('image/webp')
  return send(context, { key, size, etag: `"t-${file.sha256}"` }, request, reply)
}

async function send(
  { store }: StorageContext,
  { key, size, etag }: { key: string; size: number; etag: string },
  { headers, method }: FastifyRequest,
  reply: FastifyReply,
) {
  // Kept by the browser, and asked for again each time: who may read it may change at any moment.
  reply
    .header('cache-control', 'private, no-cache')
    .header('content-security-policy', POLICY)
    .header('x-content-type-options', 'nosniff')
    .header('etag', etag)
    .header('accept-ranges', 'bytes')
  if (matches(headers['if-none-match'], etag)) return reply.code(304).send()
  const current = headers['if-range'] === undefined || headers['if-range'] === etag
  const range = current ? rangeOf(headers.range, size) : undefined
  if (range === 'unsatisfiable')
    return reply.code(416).header('content-range', `bytes */${size}`).removeHeader('content-disposition').send()
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`)
  reply.header('content-length', range ? range.end - range.start + 1 : size)
  if (method === 'HEAD' || size === 0) return reply.send()
  return reply.send(await store.get(key, range))
}

/** Weak comparison (RFC 9110, section 13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  const given = header?.split(',').map(each => each.trim().replace(/^W\//, ''))
  return given?.some(each => each === etag || each === '*') ?? false
}
