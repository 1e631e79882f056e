import type { ReleaseService } from '@torrent/contracts/releases'
import type { Implementation } from '@torrent/service-kit'
import { personActor } from '../actor.ts'
import { listDeployments } from '../deployments/deployments.ts'
import { pageOf } from '../page.ts'
import { promote } from '../placements/promote.ts'
import { rollback } from '../placements/rollback.ts'
import type { PortalContext } from '../portal-context.ts'
import { differenceOf } from '../releases/difference.ts'
import { type Health, overview, releasesOf, releaseWithFiles } from '../releases/overview.ts'
import { planMessage } from './messages.ts'

type Methods = Pick<
  Implementation<typeof ReleaseService>,
  'getReleases' | 'listReleases' | 'getRelease' | 'diffReleases' | 'listDeployments' | 'promote' | 'rollback'
>

/** What is published, in force and on trial, and changing that. */
export function releaseMethods(context: PortalContext, health: Health): Methods {
  return {
    getReleases: (_, { principal }) => overview(context, health, personActor(principal)),
    listReleases: (request, { principal }) => releasesOf(context, personActor(principal), request),
    getRelease: (request, { principal }) => releaseWithFiles(context, personActor(principal), request),
    diffReleases: ({ name, fromVersion, toVersion }) => differenceOf(context, name, fromVersion, toVersion),
    listDeployments: (request, { principal }) =>
      context.transaction(tx => listDeployments(tx, personActor(principal), request.name, pageOf(request))),
    promote: async (request, { principal }) => planMessage(await promote(context, personActor(principal), request)),
    rollback: async (request, { principal }) => planMessage(await rollback(context, personActor(principal), request)),
  }
}
