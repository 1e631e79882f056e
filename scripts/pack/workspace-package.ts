import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ROOT } from '../bootstrap/root.mjs'

/** The parts of a package.json that matter when it is packed. */
export interface PackageJson {
  name: string
  version: string
  private?: boolean
  type?: string
  description?: string
  license?: string
  engines?: Record<string, string>
  bin?: Record<string, string>
  exports?: Record<string, string>
  sideEffects?: readonly string[]
  allowScripts?: Record<string, boolean>
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

/** A package of the workspace that another repository may install. */
export interface WorkspacePackage {
  /** Relative to the checkout, with forward slashes. */
  folder: string
  json: PackageJson
  /** `front-end`: only what was built of it is packed; a server gives it to browsers and nothing is imported from it. */
  kind: 'code' | 'front-end'
}

/** What stays here: tests and measurements of this repository, and the stand-in for Next.js, which only the shell's build needs. */
const STAYS = new Set(['e2e', 'bench', 'packages/next-stub'])

/** Every package that is packed, in the order of their folders. */
export async function packedPackages(): Promise<WorkspacePackage[]> {
  const { workspaces }: { workspaces: string[] } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  const packages: WorkspacePackage[] = []
  for await (const file of glob(
    workspaces.map(pattern => `${pattern}/package.json`),
    { cwd: ROOT },
  )) {
    const folder = dirname(file)
    if (STAYS.has(folder)) continue
    const json: PackageJson = JSON.parse(await readFile(join(ROOT, file), 'utf8'))
    const kind = folder === 'shell' || folder.startsWith('mfe-') ? 'front-end' : 'code'
    packages.push({ folder, json, kind })
  }
  return packages.sort((a, b) => (a.folder < b.folder ? -1 : 1))
}
