import type { ReleaseManifest } from './manifest.ts'

/** What a release weighs, in bytes of JavaScript compressed with gzip. */
export interface Weights {
  /** remoteEntry.js with all it imports at once, before any screen. */
  entry: number
  /** The largest single script. */
  script: number
  total: number
}

const ENTRY = 'remoteEntry.js'

/**
 * The scripts that are loaded before any screen is: `remoteEntry.js` and what it imports at once.
 * @param read the text of a file of the release, or undefined when there is none
 */
export function entryFiles(read: (path: string) => string | undefined): string[] {
  const found = new Set<string>()
  const open = [ENTRY]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue
    const text = read(path)
    if (text === undefined) continue
    found.add(path)
    open.push(...staticImports(text).map(specifier => beside(path, specifier)))
  }
  return [...found]
}

/** Relative specifiers of `import … from "./x.js"`, `import "./x.js"` and `export … from "./x.js"` in built code. */
function staticImports(code: string): string[] {
  // In built code a statement begins the file or follows another; a call `import("…")` is none.
  const statements = code.matchAll(/(?:^|[;\n}])\s*(?:import|export)\b([^'"();]*?from)?\s*["'](\.{1,2}\/[^"']+)["']/g)
  return [...statements].map(([, , specifier = '']) => specifier)
}

function beside(path: string, specifier: string): string {
  return new URL(specifier, `https://release/${path}`).pathname.slice(1)
}

/**
 * Weighs the scripts of a release.
 * @param entryPaths what is loaded before any screen, see `entryFiles`
 */
export function weigh(
  files: readonly Pick<ReleaseManifest['files'][number], 'path' | 'size' | 'gzip'>[],
  entryPaths: readonly string[] = [ENTRY],
): Weights {
  // What was not compressed travels as it is.
  const sizes = new Map(
    files.filter(({ path }) => /\.m?js$/.test(path)).map(({ path, gzip, size }) => [path, gzip || size]),
  )
  const all = [...sizes.values()]
  return {
    entry: entryPaths.reduce((sum, path) => sum + (sizes.get(path) ?? 0), 0),
    script: Math.max(0, ...all),
    total: all.reduce((sum, size) => sum + size, 0),
  }
}

/** The parts of a budget that are exceeded. */
export function overBudget(weights: Weights, budget: Weights): (keyof Weights)[] {
  return (['entry', 'script', 'total'] as const).filter(part => weights[part] > budget[part])
}
