import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../bootstrap/root.mjs'
import { type Check, type Failure, PASSED } from './check.ts'

/**
 * Which layers a package may name in its own package.json; turbo.json gives each package its layer. Turborepo refuses
 * what is imported without being named there, and looks at dependencies of dependencies as well, so that it cannot say
 * "a micro-frontend may use its BFF's types, but not the kit that the BFF is made with". This can.
 */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  library: ['contracts', 'library'],
  tool: [],
  // The command line of those who deploy: it speaks HTTP with the portal and holds none of its code.
  cli: ['contracts', 'library'],
  // Runs where nothing is installed beside it. Its template is no code of its own.
  scaffold: [],
  // One of them may build on another: what conversations have in common stands on what services have.
  'service-kit': ['contracts', 'library', 'service-kit'],
  service: ['contracts', 'library', 'service-kit'],
  'bff-kit': ['contracts', 'library', 'service-kit'],
  bff: ['contracts', 'library', 'bff-kit'],
  'web-kit': ['contracts', 'library', 'web-kit'],
  'micro-frontend': ['contracts', 'library', 'web-kit', 'bff'],
  shell: ['contracts', 'library', 'web-kit', 'bff', 'tool'],
  // The front ends are not code to it: it hands what was built of them to the portal.
  composition: [
    ...['contracts', 'library', 'tool', 'service-kit', 'service', 'bff-kit', 'bff'],
    ...['shell', 'micro-frontend'],
  ],
  test: ['contracts', 'library', 'tool', 'cli', 'test', 'web-kit', 'composition', 'service-kit', 'bff-kit', 'bff'],
}

/** What tests may need beside that: an embedded database. */
const TESTS_MAY_USE = ['tool']

/** The browser gets a BFF's types and never its code. */
const BROWSER_LAYERS = ['micro-frontend', 'shell']

/** A workspace package as the rules see it. */
export interface Package {
  folder: string
  name: string
  layer: string
  dependencies: readonly string[]
  devDependencies: readonly string[]
}

export const layers: Check = {
  name: 'layers',
  title: 'Architecture: which layer uses which',
  cores: 1,
  async run() {
    const packages = await readPackages()
    const failures = [...wrongDependencies(packages), ...(await bffCodeInBrowser(packages))]
    return failures.length === 0 ? PASSED : { passed: 0, skipped: 0, failures }
  },
}

async function readPackages(): Promise<Package[]> {
  const packages: Package[] = []
  const { workspaces } = await readJson('package.json')
  for await (const path of glob(
    workspaces.map((pattern: string) => `${pattern}/package.json`),
    { cwd: ROOT },
  )) {
    const folder = join(path, '..')
    const { name, dependencies, devDependencies, optionalDependencies } = await readJson(path)
    const { tags = [] } = await readJson(join(folder, 'turbo.json')).catch(() => ({}))
    const layer = tags.find((tag: string) => tag.startsWith('layer:'))?.slice('layer:'.length) ?? ''
    packages.push({
      ...{ folder, name, layer },
      dependencies: Object.keys({ ...dependencies, ...optionalDependencies }),
      devDependencies: Object.keys(devDependencies ?? {}),
    })
  }
  return packages
}

async function readJson(path: string) {
  return JSON.parse(await readFile(join(ROOT, path), 'utf8'))
}

/** What one of the packages names in its package.json although its layer must not use it. */
export function wrongDependencies(packages: readonly Package[]): Failure[] {
  const layerOf = new Map(packages.map(each => [each.name, each.layer]))
  return packages.flatMap(({ folder, layer, dependencies, devDependencies }) => {
    const allowed = MAY_USE[layer]
    if (!allowed) {
      const title = `${folder}/turbo.json has no tag "layer:…" of these: ${Object.keys(MAY_USE).join(', ')}`
      return [{ title, detail: `Copy the file of a package of the same kind.` }]
    }
    const complain = (name: string) => ({
      title: `${folder} (${layer}) must not use ${name} (${layerOf.get(name)})`,
      detail: `A ${layer} may use: ${allowed.join(', ') || 'no other layer'}. See scripts/checks/layers.ts.`,
    })
    const isWrong = (name: string, more: readonly string[]) => {
      const used = layerOf.get(name)
      return used !== undefined && !allowed.includes(used) && !more.includes(used)
    }
    return [
      ...dependencies.filter(name => isWrong(name, [])).map(complain),
      ...devDependencies.filter(name => isWrong(name, TESTS_MAY_USE)).map(complain),
    ]
  })
}

async function bffCodeInBrowser(packages: readonly Package[]): Promise<Failure[]> {
  const bffs = packages.filter(each => each.layer === 'bff').map(each => each.name)
  const failures: Failure[] = []
  for (const { folder } of packages.filter(each => BROWSER_LAYERS.includes(each.layer))) {
    for await (const path of glob(`${folder}/src/**/*.{ts,tsx}`, { cwd: ROOT })) {
      const text = await readFile(join(ROOT, path), 'utf8')
      for (const [statement, name = ''] of text.matchAll(/^(?:import|export)\b[^'"]*['"](@torrent\/[^'"]+)['"]/gm)) {
        if (!bffs.includes(name) || /^(?:import|export) type\b/.test(statement)) continue
        failures.push({ title: `${path} imports code of ${name}`, detail: 'Write: import type { … }' })
      }
    }
  }
  return failures
}
