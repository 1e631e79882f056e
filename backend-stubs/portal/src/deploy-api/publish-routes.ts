import { PlanSchema, ReleaseSchema } from '@torrent/contracts/releases'
import { LIMITS } from '@torrent/release'
import { Refused } from '@torrent/service-kit'
import { requestBody } from '@torrent/service-kit/request-body'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PortalContext } from '../portal-context.ts'
import { abandonUpload, beginPublish } from '../publish/begin.ts'
import { commitPublish } from '../publish/commit.ts'
import { putFile } from '../publish/put-file.ts'
import { releaseMessage } from '../releases-grpc/messages.ts'
import { answer } from './json.ts'

const offered = z.strictObject({
  manifest: z.base64(),
  signature: z.string().max(200),
  keyId: z.string().max(100),
})

/** The manifest grows by a third as base64. */
const OFFER_LIMIT = Math.ceil((LIMITS.manifestBytes * 4) / 3) + 10_000

/** Publishing in steps: the manifest, each file, the commit. */
export async function publishRoutes(app: FastifyInstance, context: PortalContext): Promise<void> {
  app.post('/releases', { bodyLimit: OFFER_LIMIT }, async (request, reply) => {
    const body = offered.safeParse(request.body)
    if (!body.success) throw new Refused('invalid', String(body.error.issues[0]?.path[0] ?? ''))
    const manifest = Buffer.from(body.data.manifest, 'base64')
    const begun = await beginPublish(context, request.actor, { ...body.data, manifest })
    if (begun.already) return { already: true }
    return reply.code(201).send({ upload: begun.upload, missing: begun.missing })
  })

  app.post('/uploads/:id/commit', async (request, reply) => {
    const { release, findings } = await commitPublish(context, request.actor, idOf(request))
    return reply.code(201).send({
      release: answer(ReleaseSchema, releaseMessage(release, [])),
      plan: answer(PlanSchema, { ok: true, findings: [...findings] }),
    })
  })

  app.delete('/uploads/:id', async (request, reply) => {
    await abandonUpload(context, request.actor, idOf(request))
    return reply.code(204).send()
  })

  await app.register(async files => {
    // Whatever it calls itself, it is bytes, and goes to the store as it comes in.
    files.removeAllContentTypeParsers()
    files.addContentTypeParser('*', (_request, _payload, done) => done(null))
    files.put('/uploads/:id/files/*', async (request, reply) => {
      const { '*': path } = request.params as { '*': string }
      const length = request.headers['content-length']
      const file = { upload: idOf(request), path, length: length === undefined ? undefined : Number(length) }
      await putFile(
        context,
        request.actor,
        file,
        requestBody(request.raw, LIMITS.fileBytes, () => new Refused('invalid')),
      )
      return reply.code(204).send()
    })
  })
}

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id
}
