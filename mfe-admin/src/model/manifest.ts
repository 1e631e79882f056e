/** What a release says of itself in its signed manifest, as far as the screens show it. */
export interface ManifestFacts {
  /** Modules it takes from the page, with the versions it works with. */
  shared: readonly (readonly [name: string, range: string])[]
  /** Intents that it uses or provides. */
  intents: readonly string[]
  hasBff: boolean
  /** Most that it may weigh, in bytes of compressed JavaScript; absent when the manifest cannot be read. */
  budget: { entry: number; script: number; total: number } | undefined
}

/** Reads a manifest for showing it. What is not there is left out: whether it is valid was decided when it was published. */
export function readManifest(text: string): ManifestFacts {
  const manifest = objectOf(parse(text))
  const budget = objectOf(manifest.budget)
  const limits = { entry: Number(budget.entry), script: Number(budget.script), total: Number(budget.total) }
  return {
    shared: Object.entries(objectOf(manifest.shared)).map(([name, range]) => [name, String(range)] as const),
    intents: Object.keys(objectOf(manifest.intents)).sort(),
    hasBff: manifest.bff !== null && manifest.bff !== undefined,
    budget: Object.values(limits).every(Number.isFinite) ? limits : undefined,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
