import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bootstrap, Remote } from '@torrent/contracts/bootstrap'

/** What is read of a release's federation manifest. */
interface Manifest {
  exposes?: { assets?: { js?: { sync?: string[]; async?: string[] } } }[]
}

/**
 * Says which scripts the micro-frontend of a page begins with. The browser is told in the page itself and fetches them
 * together with the shell; otherwise it would find out one after the other, a round trip each.
 */
export function createPreload(releasesDir: string): (bootstrap: Bootstrap, path: string) => readonly string[] {
  // Releases never change, so each is read once.
  const known = new Map<string, Manifest>()

  function manifestOf({ name, version }: Remote): Manifest {
    const key = `${name}/${version}`
    const manifest = known.get(key) ?? read(join(releasesDir, name, version, 'mf-manifest.json'))
    known.set(key, manifest)
    return manifest
  }

  return ({ remotes, language }, path) => {
    const remote = remotes.find(({ basePath }) => isBelow(basePath, path))
    // One that comes from a development server changes all the time.
    if (!remote?.entry.startsWith('/releases/')) return []
    const folder = `/releases/${remote.name}/${remote.version}`
    const scripts = manifestOf(remote).exposes?.flatMap(({ assets }) => [
      ...(assets?.js?.sync ?? []),
      ...(assets?.js?.async ?? []).filter(file => file.startsWith(`assets/${language}-`)),
    ])
    return ['remoteEntry.js', ...new Set(scripts)].map(file => `${folder}/${file}`)
  }
}

function isBelow(basePath: string, path: string): boolean {
  return path.startsWith(basePath) && ['', '/', '?'].includes(path.charAt(basePath.length))
}

/** A release that cannot be read is told to the person by its own screen; the page is shown all the same. */
function read(file: string): Manifest {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
