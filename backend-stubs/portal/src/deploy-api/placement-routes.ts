import {
  DiffReleasesResponseSchema,
  GetReleaseResponseSchema,
  GetReleasesResponseSchema,
  ListDeploymentsResponseSchema,
  ListReleasesResponseSchema,
  PlanSchema,
  PromoteRequestSchema,
  RollbackRequestSchema,
} from '@torrent/contracts/releases'
import type { FastifyInstance } from 'fastify'
import { listDeployments } from '../deployments/deployments.ts'
import { requireName } from '../names.ts'
import { pageOf } from '../page.ts'
import { listAudiences } from '../placements/audiences.ts'
import { DoesNotResolve } from '../placements/findings.ts'
import type { Plan } from '../placements/plan.ts'
import { promote } from '../placements/promote.ts'
import { rollback } from '../placements/rollback.ts'
import type { PortalContext } from '../portal-context.ts'
import { differenceOf } from '../releases/difference.ts'
import { type Health, overview, releasesOf, releaseWithFiles } from '../releases/overview.ts'
import { planMessage } from '../releases-grpc/messages.ts'
import { answer, pageIn, queryOf, question } from './json.ts'

/** What is published, in force and on trial, and changing that. */
export async function placementRoutes(app: FastifyInstance, context: PortalContext, health: Health): Promise<void> {
  app.post('/promote', async request => {
    const wanted = question(PromoteRequestSchema, request.body)
    return settled(await promote(context, request.actor, wanted), wanted, wanted.dryRun)
  })
  app.post('/rollback', async request => {
    const wanted = question(RollbackRequestSchema, request.body)
    const plan = await rollback(context, request.actor, wanted)
    return settled(plan, { name: wanted.name, version: plan.changes[0]?.after.version ?? '' }, wanted.dryRun)
  })

  app.get('/status', async request => {
    const name = queryOf(request.query)('name')
    const { microFrontends = [] } = await overview(context, health, request.actor)
    if (name === '') return answer(GetReleasesResponseSchema, { microFrontends })
    const page = pageIn(queryOf(request.query))
    const releases = await releasesOf(context, request.actor, { name: requireName(name), ...page })
    return {
      ...Object(
        answer(GetReleasesResponseSchema, { microFrontends: microFrontends.filter(each => each.name === name) }),
      ),
      ...Object(answer(ListReleasesResponseSchema, releases)),
    }
  })
  app.get('/releases', async request => {
    const query = queryOf(request.query)
    const wanted = { name: requireName(query('name')), ...pageIn(query) }
    return answer(ListReleasesResponseSchema, await releasesOf(context, request.actor, wanted))
  })
  app.get('/releases/:name/:version', async request => {
    const release = await releaseWithFiles(context, request.actor, request.params as { name: string; version: string })
    return answer(GetReleaseResponseSchema, release)
  })
  app.get('/diff', async request => {
    const query = queryOf(request.query)
    const difference = await differenceOf(context, query('name'), query('from'), query('to'))
    return answer(DiffReleasesResponseSchema, difference)
  })
  app.get('/deployments', async request => {
    const query = queryOf(request.query)
    const page = pageOf(pageIn(query))
    const found = await context.transaction(tx => listDeployments(tx, request.actor, query('name'), page))
    return answer(ListDeploymentsResponseSchema, found)
  })
  app.get('/compositions', async request => ({
    compositions: await context.transaction(tx => listAudiences(tx, request.actor)),
  }))
}

/** A plan that was carried out or only asked for; one that could not be carried out is an error, with its reasons. */
function settled(plan: Plan, release: { name: string; version: string }, dryRun: boolean) {
  if (!plan.ok && !dryRun) throw new DoesNotResolve(release, plan.findings)
  return answer(PlanSchema, planMessage(plan))
}
