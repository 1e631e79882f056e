import type { MessageInitShape } from '@bufbuild/protobuf'
import type { CompositionSchema } from '@torrent/contracts/portal'
import type { Principal } from '@torrent/policy'
import { bucketOf, resolve } from '@torrent/release'
import type { PortalContext } from '../portal-context.ts'
import { keyOf } from '../releases/known-releases.ts'
import { describeDevRemote } from './dev-description.ts'
import { type RemoteMessage, toDevRemote, toRemote } from './remote.ts'
import { type PreviewInForce, readStanding, type Standing } from './standing.ts'

/** More than a person ever has at once. */
const MAX_PREVIEWS = 20

/** What one person is served now: by their channel, their bucket and their previews. */
export async function composeFor(
  context: PortalContext,
  { tenant, subject }: Pick<Principal, 'tenant' | 'subject'>,
  previewIds: readonly string[],
  devRemotes: Readonly<Record<string, string>>,
): Promise<MessageInitShape<typeof CompositionSchema>> {
  const { standing, releases, wanted } = await context.transaction(async tx => {
    const standing = await readStanding(tx, { tenant, member: subject }, previewIds.slice(0, MAX_PREVIEWS))
    const wanted = choose(standing, tenant, bucketOf(context.secrets.bucketSalt, tenant, subject))
    return { standing, wanted, releases: await context.releases.find(tx, wanted) }
  })
  const remotes = wanted.flatMap(({ name, version, reason, devOrigin }) => {
    const release = releases.get(keyOf({ name, version }))
    if (!release) return []
    const { description } = release.content
    if (devOrigin !== '') return toDevRemote(description, `${devOrigin}/mf-manifest.json`, 'preview')
    const devEntry = Object.hasOwn(devRemotes, name) && reason !== 'preview' ? devRemotes[name] : undefined
    if (devEntry !== undefined) return toDevRemote(description, devEntry, 'dev')
    const trusted = context.releases.isTrusted(release, standing.keys)
    return toRemote({ release, trusted, reason: reasonOf(reason, release.origin) })
  })
  remotes.push(...(await onDevServersOnly(devRemotes, wanted)))
  return {
    tenant,
    tenantName: standing.tenant ?? { ja: tenant, en: tenant },
    template: standing.tenant?.template ?? '',
    channel: standing.channel,
    remotes: remotes.sort((a, b) => ((a.basePath ?? '') < (b.basePath ?? '') ? -1 : 1)),
  }
}

interface Wanted extends PreviewInForce {
  reason: 'stable' | 'canary' | 'preview'
}

/** What is in force for the person, with previews in its place, the newest one of a name. */
function choose({ placements, channel, previews }: Standing, tenant: string, bucket: number): Wanted[] {
  const chosen = new Map<string, Wanted>()
  for (const { name, version, reason } of resolve(placements, { tenant, channel, bucket }))
    chosen.set(name, { name, version, reason, devOrigin: '' })
  for (const preview of previews) chosen.set(preview.name, { ...preview, reason: 'preview' })
  return [...chosen.values()]
}

/** Those that a developer works on before there is any release of them. */
async function onDevServersOnly(
  devRemotes: Readonly<Record<string, string>>,
  wanted: readonly Wanted[],
): Promise<RemoteMessage[]> {
  const missing = Object.entries(devRemotes).filter(([name]) => !wanted.some(each => each.name === name))
  const found = await Promise.all(
    missing.map(async ([name, entry]) => {
      const description = await describeDevRemote(name, entry)
      return description ? [toDevRemote(description, entry, 'dev')] : []
    }),
  )
  return found.flat()
}

function reasonOf(reason: 'stable' | 'canary' | 'preview', origin: string): string {
  return reason === 'stable' && origin === 'checkout' ? 'checkout' : reason
}
