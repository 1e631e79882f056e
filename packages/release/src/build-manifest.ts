import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { MANIFEST_FILE, manifestSchema, type ReleaseManifest } from './manifest.ts'

/** Name of the file beside the manifest that holds the signature and the id of its key. */
export const SIGNATURE_FILE = 'torrent-release.sig'

/** A file of a built folder. `path` is relative, with forward slashes. */
export interface BuiltFile {
  path: string
  content: Uint8Array
}

/** For a build that says nothing about its budget; bytes of JavaScript, compressed with gzip. */
const DEFAULT_BUDGET = { entry: 20_000, script: 40_000, total: 120_000 }

/** Why a folder is no build of a micro-frontend, in words for its team. */
export class UnusableBuild extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UnusableBuild'
  }
}

/**
 * Describes a built folder: what its own files say (torrent.json, torrent-build.json, torrent-bff.json,
 * torrent-budget.json), and size and hash of each file. A version made of the content is given when none is named: the
 * same content is the same version on every machine. Throws `UnusableBuild`.
 */
export function buildManifest({
  version,
  revision = '',
  files,
}: {
  version?: string | undefined
  revision?: string
  files: readonly BuiltFile[]
}): ReleaseManifest {
  const taken = files.filter(({ path }) => belongs(path)).sort((a, b) => (a.path < b.path ? -1 : 1))
  const json = (path: string) => readJson(taken, path)
  const description = json('torrent.json')
  if (description === undefined) throw new UnusableBuild('torrent.json is missing; has it been built?')
  const { portal = '*', shared = {}, intents = {} } = (json('torrent-build.json') ?? {}) as Partial<ReleaseManifest>
  const draft = {
    format: 1,
    name: (description as { name?: unknown } | null)?.name,
    version: version ?? '0.1.0',
    revision,
    portal,
    shared,
    description,
    intents,
    bff: json('torrent-bff.json') ?? null,
    budget: json('torrent-budget.json') ?? DEFAULT_BUDGET,
    files: taken.map(({ path, content }) => ({
      path,
      size: content.length,
      hash: `sha384-${createHash('sha384').update(content).digest('base64')}`,
      gzip: COMPRESSIBLE.test(path) ? gzipSync(content, { level: 9 }).length : 0,
    })),
  }
  const parsed = manifestSchema.safeParse(draft)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new UnusableBuild(`${issue?.path.map(String).join('.') || 'the build'}: ${issue?.message}`)
  }
  if (version !== undefined) return parsed.data
  const digest = createHash('sha256').update(JSON.stringify(parsed.data)).digest('hex')
  // A letter first: a part of only digits must not begin with 0 in a semantic version.
  return { ...parsed.data, version: `0.1.0-b${digest.slice(0, 11)}` }
}

/** What is served compressed where the browser takes it so. */
export const COMPRESSIBLE = /\.(?:m?js|css|html|json|svg|map|txt|wasm)$/

/** False for what the portal makes itself, and for hidden files: no page asks for them. */
function belongs(path: string): boolean {
  return !/\.(?:br|gz)$|(?:^|\/)\./.test(path) && path !== MANIFEST_FILE && path !== SIGNATURE_FILE
}

function readJson(files: readonly BuiltFile[], path: string): unknown {
  const file = files.find(each => each.path === path)
  if (!file) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(file.content))
  } catch {
    throw new UnusableBuild(`${path} is not JSON`)
  }
}
