import { z } from 'zod'
import type { BffContract, JsonSchema } from './bff-contract.ts'
import type { ReleaseManifest } from './manifest.ts'
import type { Candidate, CompositionInForce, ReleaseInForce } from './situation.ts'

/** A JSON Schema as a build writes it. */
export function schema(type: z.ZodType): JsonSchema {
  return z.toJSONSchema(type, { io: 'input' }) as JsonSchema
}

export interface ReleaseSketch {
  name?: string
  version?: string
  basePath?: string
  uses?: Record<string, JsonSchema>
  provides?: Record<string, JsonSchema>
  documents?: string[]
  declares?: Record<string, JsonSchema>
  shared?: Record<string, string>
  portal?: string
  bff?: BffContract | null
  budget?: ReleaseManifest['budget']
  files?: ReleaseManifest['files']
  revision?: string
}

/** A release of a micro-frontend, `quote@1.0.0` if nothing else is said. */
export function release(sketch: ReleaseSketch = {}): ReleaseManifest {
  const { name = 'quote', version = '1.0.0', uses = {}, provides = {}, declares, documents = [] } = sketch
  const basePath = sketch.basePath ?? `/${name}s`
  return {
    format: 1,
    name,
    version,
    revision: sketch.revision ?? '',
    portal: sketch.portal ?? '^0.1.0',
    shared: sketch.shared ?? { react: '^19.2.0' },
    description: {
      name,
      title: { ja: name, en: name },
      basePath,
      provides: Object.keys(provides).map(intent => ({ intent, path: basePath })),
      uses: Object.keys(uses),
      documents: documents.map(kind => ({
        kind,
        label: { ja: kind, en: kind },
        icon: 'quote',
        intent: `${kind}.open`,
        statuses: [],
      })),
      ...(declares ? { declares } : {}),
    },
    intents: { ...uses, ...provides },
    bff: sketch.bff ?? null,
    budget: sketch.budget ?? { entry: 20_000, script: 40_000, total: 120_000 },
    files: sketch.files ?? [],
  }
}

export const shell = { portal: '0.1.0', shared: { react: '19.2.3' } }

export function candidate(manifest: ReleaseManifest, more: Partial<Candidate> = {}): Candidate {
  return { manifest, as: 'stable', signature: 'valid', ...more }
}

export function inForce(manifest: ReleaseManifest, as: ReleaseInForce['as'] = 'stable'): ReleaseInForce {
  return { manifest, as }
}

export function composition(
  releases: readonly ReleaseInForce[],
  tenant = 'acme',
  channel = 'stable',
): CompositionInForce {
  return { tenant, channel, releases }
}
