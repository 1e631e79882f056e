import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { satisfies } from 'semver'
import { ROOT } from '../bootstrap/root.mjs'

/** What a package that the shell shares exports at run time: every release that is out there may use any of it. */
export interface Surface {
  version: string
  /** Names by entry point; types are gone by then. */
  entries: Readonly<Record<string, readonly string[]>>
}

/** The packages that pages share, and the entries of them that no page sees. */
export const SHARED_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'packages/portal-kit': ['./vite', './host'],
  'packages/ui': [],
}

/** Where the surface is kept, so that a change of it shows in review. */
const SURFACE_FILE = 'surface.json'

/** The surface as the sources have it. */
export async function readSurface(folder: string): Promise<Surface> {
  const { version, exports } = JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8'))
  const hidden = SHARED_PACKAGES[folder] ?? []
  const entries: Record<string, string[]> = {}
  for (const [entry, file] of Object.entries<string>(exports)) {
    if (hidden.includes(entry)) continue
    entries[entry] = exportedNames(await readFile(join(ROOT, folder, file), 'utf8'))
  }
  return { version, entries }
}

/** The surface as it was kept; undefined when there is none yet. */
export async function keptSurface(folder: string): Promise<Surface | undefined> {
  return readFile(join(ROOT, folder, SURFACE_FILE), 'utf8').then(JSON.parse, () => undefined)
}

/** Writes the surface to where `keptSurface` reads it. */
export async function keepSurface(folder: string, surface: Surface): Promise<void> {
  await writeFile(join(ROOT, folder, SURFACE_FILE), `${JSON.stringify(surface, undefined, 2)}\n`)
}

/**
 * What of the kept surface is gone although a release built for that version is still said to fit. The version of a
 * shared package is all that the portal's solver can go by.
 */
export function missingNames(kept: Surface, now: Surface): string[] {
  if (!satisfies(now.version, `^${kept.version}`)) return []
  return Object.entries(kept.entries).flatMap(([entry, names]) =>
    names.filter(name => !now.entries[entry]?.includes(name)).map(name => `${entry}: ${name}`),
  )
}

/** The names in the export lists of an entry point, without types. Entries hold nothing but such lists. */
export function exportedNames(source: string): string[] {
  return [...source.matchAll(/^export \{([^}]*)\}/gm)]
    .flatMap(([, list = '']) => list.split(','))
    .map(name => name.trim())
    .filter(name => name !== '' && !name.startsWith('type '))
    .map(name => name.split(' as ').at(-1) ?? name)
    .sort()
}
