import type { SignedInContext } from '@torrent/bff-kit'
import type { MicroFrontendReleases } from '@torrent/contracts/releases'

/** So many of the newest releases are looked at; older ones are hardly in force any more. */
const LOOKED_AT = 200

/**
 * The versions in force of a micro-frontend that do not run, because the key that they are signed with is no longer
 * trusted for it. They keep their place: what runs in their stead is for people to decide.
 */
export async function findUntrusted(
  microFrontends: readonly MicroFrontendReleases[],
  { clients, call }: SignedInContext,
): Promise<(name: string) => string[]> {
  const { keys } = await clients.releases.listKeys({}, call)
  if (keys.every(({ names, revokedAt }) => names.length === 0 && revokedAt === '')) return () => []
  const trusted = (keyId: string, name: string) =>
    keys.some(
      ({ id, names, revokedAt }) => id === keyId && revokedAt === '' && (names.length === 0 || names.includes(name)),
    )
  const found = await Promise.all(
    microFrontends.map(async ({ name }): Promise<[string, string[]]> => {
      const { releases } = await clients.releases.listReleases({ name, page: 1, pageSize: LOOKED_AT }, call)
      const bad = releases.filter(({ placements, keyId }) => placements.length > 0 && !trusted(keyId, name))
      return [name, bad.map(({ version }) => version)]
    }),
  )
  const byName = new Map(found)
  return name => byName.get(name) ?? []
}
