import type { PackageJson, WorkspacePackage } from './workspace-package.ts'

/** What another repository reads: everything that says how to install and import it, nothing of how it is made. */
const KEPT = [
  'name',
  'version',
  'description',
  'license',
  'type',
  'engines',
  'bin',
  'sideEffects',
  'allowScripts',
  'dependencies',
  'optionalDependencies',
  'peerDependencies',
] as const

/**
 * The package.json of a packed package: not private, its entries leading to the compiled files with their types. The
 * versions of other packages of this repository are exact already.
 */
export function packedManifest({ json, kind }: Pick<WorkspacePackage, 'json' | 'kind'>): PackageJson & object {
  const { name, version } = json
  if (kind === 'front-end') return { name, version, type: 'module' }
  const kept = Object.fromEntries(KEPT.filter(key => json[key] !== undefined).map(key => [key, json[key]]))
  if (!json.exports) return { name, version, ...kept }
  const entries = Object.entries(json.exports).map(([entry, file]) => [entry, packedEntry(file)])
  // Tools look at the package.json of what they build with.
  return { name, version, ...kept, exports: { ...Object.fromEntries(entries), './package.json': './package.json' } }
}

function packedEntry(file: string): string | { types: string; default: string } {
  if (!/\.tsx?$/.test(file)) return file
  const stem = file.replace(/\.tsx?$/, '')
  return { types: `${stem}.d.ts`, default: `${stem}.js` }
}
