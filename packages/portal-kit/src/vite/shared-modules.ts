import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'

/** How a micro-frontend takes one module from the share scope of the page. */
export interface SharedModule {
  singleton: true
  requiredVersion: string
  /** Never bundled here, always the shell's copy. */
  import: false
}

interface PackageJson {
  version: string
  dependencies?: Record<string, string>
  exports?: Record<string, unknown>
}

function packageJson(specifier: string): PackageJson {
  const file = findPackageJSON(specifier, import.meta.url)
  if (!file) throw new Error(`${specifier} is not installed`)
  return JSON.parse(readFileSync(file, 'utf8'))
}

/**
 * Libraries of which the shell shares what portal-kit picks from them. Sharing a library whole keeps every export of it
 * in the first load of every page (these two: 12 kB gzip more), whether anybody uses it or not.
 */
export const pickedLibraries: Readonly<Record<string, string>> = {
  '@tanstack/react-query': '@torrent/portal-kit/react-query',
  '@tanstack/react-router': '@torrent/portal-kit/react-router',
}

/** Entries of portal-kit that run in the page. */
const kitEntries = [
  '.',
  './documents',
  './document-list',
  './document-editor',
  './sales',
  './sales-editor',
  './react-query',
  './react-router',
]

/** The version of the portal contract: what micro-frontends and the page they run in agree on. */
export function kitVersion(): string {
  return packageJson('..').version
}

/**
 * What every micro-frontend takes from the shell: one copy of each in the page. The design system is shared entry point
 * by entry point, so that a screen without tables never loads them.
 */
export function sharedVersions(): Record<string, string> {
  const kit = packageJson('..')
  const ui = packageJson('@torrent/ui')
  const versions: Record<string, string> = {}
  for (const name of ['react', 'react-dom']) versions[name] = kit.dependencies?.[name] ?? '*'
  for (const entry of Object.keys(ui.exports ?? {})) {
    if (/\.(json|css)$/.test(entry)) continue
    versions[`@torrent/ui${entry.slice(1)}`] = ui.version
  }
  for (const entry of kitEntries) versions[`@torrent/portal-kit${entry.slice(1)}`] = kit.version
  return versions
}

/**
 * A micro-frontend brings none of them: a second React or a second design system could never work in one page, so a copy
 * to fall back on would only be dead weight in every release. It names only what its sources import: what is named is
 * fetched when it starts.
 * @param sources the text of its source files; everything is named when absent
 */
export function sharedByMicroFrontend(sources?: readonly string[]): Record<string, SharedModule> {
  const all = Object.entries(sharedVersions()).map(([name, version]): [string, SharedModule] => [
    name,
    { singleton: true, requiredVersion: `^${version}`, import: false },
  ])
  if (!sources) return Object.fromEntries(all)
  const isImported = (name: string) =>
    sources.some(source => source.includes(`'${name}'`) || source.includes(`"${name}"`))
  const isUsed = (name: string) => {
    const library = Object.keys(pickedLibraries).find(known => pickedLibraries[known] === name)
    return name === 'react' || isImported(name) || (library !== undefined && isImported(library))
  }
  return Object.fromEntries(all.filter(([name]) => isUsed(name)))
}
