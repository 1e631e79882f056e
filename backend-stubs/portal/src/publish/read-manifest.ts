import { LIMITS, MANIFEST_FILE, manifestSchema, type ReleaseManifest, SIGNATURE_FILE } from '@torrent/release'
import { Refused } from '@torrent/service-kit'
import { parseDescription, UnusableRelease } from '../description.ts'

/**
 * Reads the manifest that somebody wants to publish and checks every limit before a byte of its files is taken. Refused:
 * `release_too_large`, `release_invalid` with the reason in words for the team that built it.
 */
export function readManifest(bytes: Uint8Array): ReleaseManifest {
  if (bytes.length > LIMITS.manifestBytes) throw tooLarge('bytes of manifest', LIMITS.manifestBytes)
  const content = parse(bytes)
  refuseTooLarge(content)
  const parsed = manifestSchema.safeParse(content)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw invalid(`${issue?.path.map(String).join('.') || 'it'} ${issue?.message}`)
  }
  const manifest = parsed.data
  try {
    const { name } = parseDescription(manifest.description)
    if (name !== manifest.name) throw invalid(`torrent.json describes "${name}", not "${manifest.name}"`)
  } catch (error) {
    if (error instanceof UnusableRelease) throw invalid(error.message)
    throw error
  }
  requireFiles(manifest)
  return manifest
}

/** Its own names, which no file may take. */
const RESERVED = new Set([MANIFEST_FILE, SIGNATURE_FILE])

function requireFiles({ files }: ReleaseManifest): void {
  const paths = new Set<string>()
  for (const { path } of files) {
    if (RESERVED.has(path) || /\.(?:br|gz)$/.test(path)) throw invalid(`${path} is a name of the portal's own`)
    if (paths.has(path)) throw invalid(`${path} is listed twice`)
    paths.add(path)
  }
  for (const path of paths)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
      if (paths.has(path.slice(0, end))) throw invalid(`${path.slice(0, end)} is a file and a folder`)
  for (const needed of ['mf-manifest.json', 'remoteEntry.js'])
    if (!paths.has(needed)) throw invalid(`${needed} is missing; has it been built?`)
}

/** Before its form is looked at, so that who sends far too much hears just that. */
function refuseTooLarge(content: unknown): void {
  const { files } = Object(content) as { files?: unknown }
  if (!Array.isArray(files)) return
  if (files.length > LIMITS.files) throw tooLarge('files', LIMITS.files)
  let total = 0
  for (const file of files) {
    const { size } = Object(file) as { size?: unknown }
    if (typeof size !== 'number') continue
    if (size > LIMITS.fileBytes) throw tooLarge('bytes a file', LIMITS.fileBytes)
    total += size
  }
  if (total > LIMITS.totalBytes) throw tooLarge('bytes', LIMITS.totalBytes)
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw invalid('its manifest is not JSON')
  }
}

function tooLarge(what: string, max: number): Refused {
  return new Refused('release_too_large', '', { what, max: max.toLocaleString('en') })
}

/** A refusal with its reason. */
export function invalid(reason: string): Refused {
  return new Refused('release_invalid', '', { reason: reason.slice(0, 500) })
}
