import type { MessageInitShape } from '@bufbuild/protobuf'
import type {
  CanaryHealthSchema,
  GetReleaseResponseSchema,
  GetReleasesResponseSchema,
  ListReleasesResponseSchema,
} from '@torrent/contracts/releases'
import { Refused } from '@torrent/service-kit'
import type { Actor } from '../actor.ts'
import { requireName, requireVersion } from '../names.ts'
import { pageOf } from '../page.ts'
import { readPlacements } from '../placements/placement-rows.ts'
import type { PortalContext } from '../portal-context.ts'
import { placementMessage, releaseMessage } from '../releases-grpc/messages.ts'
import { keyOf } from './known-releases.ts'
import { findRelease, listReleases, newestVersions } from './release-rows.ts'

/** How the canaries are, of all tenants. */
export type Health = () => Promise<MessageInitShape<typeof CanaryHealthSchema>[]>

type Reach = Pick<Actor, 'tenant'>

/** Every micro-frontend with what is in force and on trial in the tenants that the actor reaches. */
export async function overview(
  context: PortalContext,
  health: Health,
  { tenant }: Reach,
): Promise<MessageInitShape<typeof GetReleasesResponseSchema>> {
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
  const microFrontends = [...newest].map(([name, version]) => {
    const title = releases.get(keyOf({ name, version }))?.content.description.title
    return {
      name,
      ...(title ? { title } : {}),
      placements: placements.filter(each => each.name === name).map(placementMessage),
      canaries: canaries.filter(each => each.name === name && (tenant === '' || each.tenant === tenant)),
      newestVersion: version,
    }
  })
  return { microFrontends }
}

/** The releases of one micro-frontend, newest first. */
export function releasesOf(
  context: PortalContext,
  { tenant }: Reach,
  request: { name: string; page: number; pageSize: number },
): Promise<MessageInitShape<typeof ListReleasesResponseSchema>> {
  return context.transaction(async tx => {
    const { releases, total } = await listReleases(tx, request.name, pageOf(request))
    const placements = await readPlacements(tx, tenant, request.name)
    return { releases: releases.map(release => releaseMessage(release, placements)), total }
  })
}

/** One release with its files and the manifest that was signed. Refused: `unknown_release`. */
export async function releaseWithFiles(
  context: PortalContext,
  { tenant }: Reach,
  wanted: { name: string; version: string },
): Promise<MessageInitShape<typeof GetReleaseResponseSchema>> {
  const [name, version] = [requireName(wanted.name), requireVersion(wanted.version)]
  return context.transaction(async tx => {
    const record = await findRelease(tx, name, version)
    const release = (await context.releases.find(tx, [{ name, version }])).get(keyOf({ name, version }))
    if (!record || !release) throw new Refused('unknown_release', '', { name, version })
    const placements = await readPlacements(tx, tenant, name)
    return {
      release: releaseMessage(record, placements),
      files: release.content.files.map(({ path, size, hash, gzip }) => ({ path, size, hash, gzipSize: gzip })),
      manifest: release.manifest.toString(),
    }
  })
}
