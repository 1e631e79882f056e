import { diff, type ReleaseDiff } from '@torrent/release'
import { Refused } from '@torrent/service-kit'
import { requireName, requireVersion } from '../names.ts'
import type { PortalContext } from '../portal-context.ts'
import { keyOf } from './known-releases.ts'

/** What differs between two releases of a micro-frontend. Refused: `unknown_release`. */
export async function differenceOf(
  context: PortalContext,
  name: string,
  fromVersion: string,
  toVersion: string,
): Promise<ReleaseDiff> {
  requireName(name)
  const addresses = [fromVersion, toVersion].map(version => ({ name, version: requireVersion(version) }))
  const found = await context.transaction(tx => context.releases.find(tx, addresses))
  const read = (version: string) => {
    const release = found.get(keyOf({ name, version }))
    if (!release) throw new Refused('unknown_release', 'version', { name, version })
    return release.content
  }
  return diff(read(fromVersion), read(toVersion))
}
