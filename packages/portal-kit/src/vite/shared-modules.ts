import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'

/** How one module is shared in the share scope of the page. */
export interface SharedModule {
  singleton: true
  requiredVersion: string
  /** False: never bundled here, always the shell's copy. */
  import?: false
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

const thirdParty = ['react', 'react-dom', '@tanstack/react-query', '@tanstack/react-router'] as const

/**
 * What every micro-frontend takes from the shell: one copy of each in the page. The design system is shared entry point
 * by entry point, so that a screen without tables never loads them.
 */
function sharedVersions(): Record<string, string> {
  const kit = packageJson('..')
  const ui = packageJson('@torrent/ui')
  const versions: Record<string, string> = {}
  for (const name of thirdParty) versions[name] = kit.dependencies?.[name] ?? '*'
  for (const entry of Object.keys(ui.exports ?? {})) {
    if (/\.(json|css)$/.test(entry)) continue
    versions[`@torrent/ui${entry.slice(1)}`] = ui.version
  }
  versions['@torrent/portal-kit'] = kit.version
  for (const entry of ['documents', 'sales']) versions[`@torrent/portal-kit/${entry}`] = kit.version
  return versions
}

/** The shell brings every shared module with it. */
export function sharedByShell(): Record<string, SharedModule> {
  return mapVersions(version => ({ singleton: true, requiredVersion: `^${version}` }))
}

/**
 * A micro-frontend brings none of them: a second React or a second design system could never work in one page, so a copy
 * to fall back on would only be dead weight in every release. It names only what its sources import: what is named is
 * fetched when it starts.
 * @param sources the text of its source files; everything is named when absent
 */
export function sharedByMicroFrontend(sources?: readonly string[]): Record<string, SharedModule> {
  const all = mapVersions(version => ({ singleton: true, requiredVersion: `^${version}`, import: false }))
  if (!sources) return all
  const isUsed = (name: string) =>
    name === 'react' || sources.some(source => source.includes(`'${name}'`) || source.includes(`"${name}"`))
  return Object.fromEntries(Object.entries(all).filter(([name]) => isUsed(name)))
}

function mapVersions(toShared: (version: string) => SharedModule): Record<string, SharedModule> {
  return Object.fromEntries(Object.entries(sharedVersions()).map(([name, version]) => [name, toShared(version)]))
}
