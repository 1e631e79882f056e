import { existsSync, readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RemoteDescription } from '@torrent/contracts/bootstrap'
import { intentSchema } from '@torrent/contracts/intent-schema'
import type { Plugin } from 'vite'
import { readDescription } from './description.ts'
import type { SharedModule } from './shared-modules.ts'
import { kitVersion } from './shared-modules.ts'

/** Bytes of JavaScript, compressed with gzip, that a micro-frontend may weigh when it has no `budget.json`. */
export const DEFAULT_BUDGET = { entry: 20_000, script: 40_000, total: 120_000 } as const

export type Budget = { readonly [limit in keyof typeof DEFAULT_BUDGET]: number }

/** Written beside a build as `torrent-build.json`: what it was built for. */
export interface BuildFacts {
  /** Range of versions of the portal contract, which is that of portal-kit. */
  portal: string
  /** Modules it takes from the page, with the range of versions it works with. */
  shared: Readonly<Record<string, string>>
  /** JSON Schema of every intent that it uses or provides, as it knew them. */
  intents: Readonly<Record<string, unknown>>
}

interface PackageJson {
  dependencies?: Readonly<Record<string, string>>
  devDependencies?: Readonly<Record<string, string>>
}

interface ReleaseFactsOptions {
  name: string
  root: string
  shared: Readonly<Record<string, SharedModule>>
  /** The contract of its BFF, relative to the root; looked for when absent. */
  contract?: string | undefined
}

/**
 * Puts what the portal must know before it accepts a release into the build, so that a built folder is all that is
 * needed to publish it: its description, what it was built for, the contract of its BFF, and what it may weigh.
 */
export function releaseFacts({ name, root, shared, contract }: ReleaseFactsOptions): Plugin {
  return {
    name: 'torrent:release-facts',
    apply: 'build',
    buildStart() {
      intentsOf(readDescription(root, name))
    },
    generateBundle() {
      const write = (fileName: string, source: string) => this.emitFile({ type: 'asset', fileName, source })
      const description = readDescription(root, name)
      write('torrent.json', readFileSync(join(root, 'torrent.json'), 'utf8'))
      const facts: BuildFacts = {
        portal: `^${kitVersion()}`,
        shared: Object.fromEntries(
          Object.entries(shared).map(([module, { requiredVersion }]) => [module, requiredVersion]),
        ),
        intents: intentsOf(description),
      }
      write('torrent-build.json', asText(facts))
      write('torrent-budget.json', asText(readBudget(root)))
      const found = contract === undefined ? findBffContract(root, name) : join(root, contract)
      if (found !== undefined) write('torrent-bff.json', readFileSync(found, 'utf8'))
    },
  }
}

/**
 * The intents that it has to do with: those of contracts, and those that it declares itself.
 * @throws when nobody declares one of them
 */
export function intentsOf({ provides, uses, declares = {} }: RemoteDescription): Record<string, unknown> {
  const names = new Set([...provides.map(({ intent }) => intent), ...uses])
  return Object.fromEntries(
    [...names].sort().map(name => {
      const schema = intentSchema(name) ?? declares[name]
      if (!schema) throw new Error(`torrent.json: nobody declares ${name}; give its parameters under "declares"`)
      return [name, schema]
    }),
  )
}

/** @throws when a limit is missing, unknown or no number of bytes */
export function readBudget(root: string): Budget {
  const file = join(root, 'budget.json')
  if (!existsSync(file)) return DEFAULT_BUDGET
  const budget: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'))
  const limits = Object.keys(DEFAULT_BUDGET)
  const unknown = Object.keys(budget).filter(limit => !limits.includes(limit))
  if (unknown.length > 0) throw new Error(`${file}: "${unknown.join('", "')}" is none of ${limits.join(', ')}`)
  for (const limit of limits) {
    const bytes = budget[limit]
    if (!Number.isSafeInteger(bytes) || Number(bytes) < 1)
      throw new Error(`${file}: "${limit}" must be a number of bytes`)
  }
  return budget as Budget
}

/**
 * The contract that lies beside the BFF whose types these screens use: of the packages in package.json whose name ends
 * in `-bff`, the one that speaks for this micro-frontend.
 */
export function findBffContract(root: string, name: string): string | undefined {
  const file = join(root, 'package.json')
  if (!existsSync(file)) return undefined
  const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as PackageJson
  return Object.keys({ ...dependencies, ...devDependencies })
    .filter(dependency => dependency.endsWith('-bff'))
    .flatMap(dependency => {
      const found = findPackageJSON(dependency, pathToFileURL(file))
      return found ? [join(dirname(found), 'contract.json')] : []
    })
    .find(contract => existsSync(contract) && JSON.parse(readFileSync(contract, 'utf8')).name === name)
}

function asText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
