import type { RemoteDescription } from '@torrent/contracts/bootstrap'
import { z } from 'zod'
import { bffContractSchema } from './bff-contract.ts'

/** Name of the signed file that describes a release; it lies beside the others and lists all of them. */
export const MANIFEST_FILE = 'torrent-release.json'

/** Nobody publishes more than this by accident; the portal refuses it before it takes a byte. */
export const LIMITS = { files: 2_000, fileBytes: 10_000_000, totalBytes: 50_000_000, manifestBytes: 4_000_000 } as const

/** `sha384-<base64>`, as in subresource integrity (https://www.w3.org/TR/sri-2/). */
const hash = z.string().regex(/^sha384-[A-Za-z0-9+/]{64}$/)

/** Relative, with forward slashes, and nowhere but inside: no `..`, no empty or hidden part but `.vite`. */
const path = z
  .string()
  .max(200)
  .regex(/^(?!\.)[A-Za-z0-9_@.-]+(?:\/(?!\.)[A-Za-z0-9_@.-]+)*$/, 'is no path inside a release')

/** Semantic version 2.0 without build metadata (https://semver.org). */
const version = z
  .string()
  .max(64)
  .regex(
    /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
    'must be a semantic version',
  )

/** JSON Schema of an intent's parameters as the release knew it when it was built. */
const intentSchema = z.record(z.string(), z.unknown())

export const manifestSchema = z.strictObject({
  format: z.literal(1),
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  version,
  /** Revision of the sources, e.g. a git commit, with `+changes` when there were uncommitted ones; empty when unknown. */
  revision: z.string().max(100),
  /** Range of versions of the portal contract (`@torrent/portal-kit`) that it works with. */
  portal: z.string().max(100),
  /** Modules it takes from the page, with the range of versions it works with. */
  shared: z.record(z.string().max(200), z.string().max(100)),
  /** `torrent.json`; checked by the portal against its own schema. */
  description: z.custom<RemoteDescription>(value => typeof value === 'object' && value !== null),
  /** Every intent that it uses or provides. */
  intents: z.record(z.string().max(100), intentSchema),
  /** The contract of its BFF that its screens were built for; null when it has no BFF. */
  bff: bffContractSchema.nullable(),
  /** Most that it may weigh, in bytes of JavaScript compressed with gzip. */
  budget: z.strictObject({
    /** remoteEntry.js with all it imports at once, before any screen. */
    entry: z.int().min(1),
    /** The largest single script. */
    script: z.int().min(1),
    total: z.int().min(1),
  }),
  /** Every file but this one, by path. */
  files: z
    .array(
      z.strictObject({
        path,
        size: z.int().min(0).max(LIMITS.fileBytes),
        hash,
        /** Bytes when compressed with gzip; 0 for what is served as it is. */
        gzip: z.int().min(0),
      }),
    )
    .max(LIMITS.files),
})

export type ReleaseManifest = z.infer<typeof manifestSchema>
export type ReleaseFile = ReleaseManifest['files'][number]
