import type { MessageInitShape } from '@bufbuild/protobuf'
import type { CanaryHealthSchema, ReleaseService } from '@torrent/contracts/releases'
import { type Implementation, Refused } from '@torrent/service-kit'
import { personActor } from '../actor.ts'
import { listDeployments } from '../deployments/deployments.ts'
import { pageOf } from '../page.ts'
import { readPlacements } from '../placements/placement-rows.ts'
import { promote } from '../placements/promote.ts'
import { rollback } from '../placements/rollback.ts'
import type { PortalContext } from '../portal-context.ts'
import { differenceOf } from '../releases/difference.ts'
import { keyOf } from '../releases/known-releases.ts'
import { findRelease, listReleases, newestVersions } from '../releases/release-rows.ts'
import { placementMessage, planMessage, releaseMessage } from './messages.ts'

/** How the canaries are, of all tenants. */
export type Health = () => Promise<MessageInitShape<typeof CanaryHealthSchema>[]>

type Methods = Pick<
  Implementation<typeof ReleaseService>,
  'getReleases' | 'listReleases' | 'getRelease' | 'diffReleases' | 'listDeployments' | 'promote' | 'rollback'
>

/** What is published, in force and on trial, and changing that. */
export function releaseMethods(context: PortalContext, health: Health): Methods {
  return {
    async getReleases(_, { principal }) {
      const { tenant } = personActor(principal)
      const [{ newest, placements, releases }, canaries] = await Promise.all([
        context.transaction(async tx => {
          const newest = await newestVersions(tx)
          const addresses = [...newest].map(([name, version]) => ({ name, version }))
          return {
            newest,
            placements: await readPlacements(tx, tenant),
            releases: await context.releases.find(tx, addresses),
          }
        }),
        health(),
      ])
      const microFrontends = [...newest].map(([name, version]) => ({
        name,
        title: releases.get(keyOf({ name, version }))?.content.description.title,
        placements: placements.filter(each => each.name === name).map(placementMessage),
        canaries: canaries.filter(each => each.name === name && (tenant === '' || each.tenant === tenant)),
        newestVersion: version,
      }))
      return { microFrontends }
    },
    listReleases: (request, { principal }) =>
      context.transaction(async tx => {
        const { releases, total } = await listReleases(tx, request.name, pageOf(request))
        const placements = await readPlacements(tx, personActor(principal).tenant, request.name)
        return { releases: releases.map(release => releaseMessage(release, placements)), total }
      }),
    getRelease: ({ name, version }, { principal }) =>
      context.transaction(async tx => {
        const record = await findRelease(tx, name, version)
        const release = (await context.releases.find(tx, [{ name, version }])).get(keyOf({ name, version }))
        if (!record || !release) throw new Refused('unknown_release', '', { name, version })
        const placements = await readPlacements(tx, personActor(principal).tenant, name)
        return {
          release: releaseMessage(record, placements),
          files: release.content.files.map(({ path, size, hash, gzip }) => ({ path, size, hash, gzipSize: gzip })),
          manifest: release.manifest.toString(),
        }
      }),
    diffReleases: ({ name, fromVersion, toVersion }) => differenceOf(context, name, fromVersion, toVersion),
    listDeployments: (request, { principal }) =>
      context.transaction(tx => listDeployments(tx, personActor(principal), request.name, pageOf(request))),
    promote: async (request, { principal }) => planMessage(await promote(context, personActor(principal), request)),
    rollback: async (request, { principal }) => planMessage(await rollback(context, personActor(principal), request)),
  }
}
