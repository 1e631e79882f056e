import { existsSync } from 'node:fs'
import type { PortalRegistry } from '@torrent/portal-service'
import { builtFolder } from './built.ts'

/** The micro-frontends of this repository. */
const BUILT_HERE = ['quote', 'order', 'shipping']

/** Takes what has been built in this checkout into the portal; what is registered already is left as it is. */
export async function registerBuiltReleases(portal: PortalRegistry): Promise<void> {
  for (const name of BUILT_HERE) {
    const folder = builtFolder(`@torrent/mfe-${name}`)
    if (existsSync(folder)) await portal.registerRelease({ name, folder })
  }
}
