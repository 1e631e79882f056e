import {
  BffSchema,
  CreatePreviewRequestSchema,
  CreatePreviewResponseSchema,
  CreateTokenRequestSchema,
  CreateTokenResponseSchema,
  DeployTokenSchema,
  ListBffsResponseSchema,
  ListKeysResponseSchema,
  ListPreviewsResponseSchema,
  ListTokensResponseSchema,
  PlanSchema,
  PreviewSchema,
  RegisterBffRequestSchema,
  RegisterKeyRequestSchema,
  SigningKeySchema,
} from '@torrent/contracts/releases'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { requireRight } from '../actor.ts'
import { listBffs } from '../bffs/bff-rows.ts'
import { registerBff, removeBff } from '../bffs/bffs.ts'
import { listKeys, registerKey, revokeKey } from '../keys/keys.ts'
import { DoesNotResolve } from '../placements/findings.ts'
import type { PortalContext } from '../portal-context.ts'
import { createPreview, endPreview, listPreviews } from '../previews/previews.ts'
import { bffMessage, keyMessage, planMessage } from '../releases-grpc/messages.ts'
import { createToken, listTokens, revokeToken } from '../tokens/tokens.ts'
import { answer, question } from './json.ts'

/** Who may publish, see and call what: the token itself, keys, tokens, previews and BFFs. */
export async function accessRoutes(app: FastifyInstance, context: PortalContext): Promise<void> {
  const { transaction, secrets } = context

  app.get('/whoami', async ({ actor: { name, tenant, rights, names } }) => ({ name, tenant, rights, names }))

  app.get('/keys', async () => answer(ListKeysResponseSchema, { keys: (await transaction(listKeys)).map(keyMessage) }))
  app.post('/keys', async (request, reply) => {
    const wanted = question(RegisterKeyRequestSchema, request.body)
    const key = await transaction(tx => registerKey(tx, request.actor, wanted))
    return reply.code(201).send(answer(SigningKeySchema, keyMessage(key)))
  })
  app.delete('/keys/:id', async request => {
    const key = await transaction(tx => revokeKey(tx, request.actor, idOf(request)))
    return answer(SigningKeySchema, keyMessage(key))
  })

  app.get('/tokens', async request => {
    requireRight(request.actor, 'operate')
    return answer(ListTokensResponseSchema, { tokens: await transaction(tx => listTokens(tx, request.actor)) })
  })
  app.post('/tokens', async (request, reply) => {
    const wanted = question(CreateTokenRequestSchema, request.body)
    const made = await transaction(tx => createToken(tx, request.actor, wanted))
    return reply.code(201).send(answer(CreateTokenResponseSchema, made))
  })
  app.delete('/tokens/:id', async request =>
    answer(DeployTokenSchema, await transaction(tx => revokeToken(tx, request.actor, idOf(request)))),
  )

  app.get('/previews', async request => {
    requireRight(request.actor, 'preview')
    return answer(ListPreviewsResponseSchema, { previews: await transaction(tx => listPreviews(tx, request.actor)) })
  })
  app.post('/previews', async (request, reply) => {
    const wanted = question(CreatePreviewRequestSchema, request.body)
    const { preview, token } = await transaction(tx => createPreview(tx, request.actor, secrets.previewKey, wanted))
    return reply.code(201).send(answer(CreatePreviewResponseSchema, { preview, path: `/preview/${token}` }))
  })
  app.delete('/previews/:id', async request =>
    answer(PreviewSchema, await transaction(tx => endPreview(tx, request.actor, idOf(request)))),
  )

  app.get('/bffs', async () => answer(ListBffsResponseSchema, { bffs: (await transaction(listBffs)).map(bffMessage) }))
  app.post('/bffs', async request => {
    const wanted = question(RegisterBffRequestSchema, request.body)
    const plan = await registerBff(context, request.actor, wanted)
    if (!plan.ok && !wanted.dryRun) throw new DoesNotResolve({ name: wanted.name, version: 'bff' }, plan.findings)
    return answer(PlanSchema, planMessage(plan))
  })
  app.delete('/bffs/:id', async request =>
    answer(BffSchema, bffMessage(await removeBff(context, request.actor, idOf(request)))),
  )
}

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id
}
