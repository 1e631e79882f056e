import { entryFiles, type ReleaseManifest, type Weights, weigh } from '@torrent/release'
import { UnusableRelease } from '../description.ts'
import { filesOfManifest } from '../federation-manifest.ts'
import { invalid } from './read-manifest.ts'

/**
 * Checks what the shell relies on: a federation manifest that names nothing but files of the release. Refused:
 * `release_invalid`.
 */
export function requireFederation({ name, files }: ReleaseManifest, federationManifest: string): void {
  const present = new Set(files.map(({ path }) => path))
  try {
    for (const file of filesOfManifest(federationManifest, name))
      if (!present.has(file)) throw new UnusableRelease(`mf-manifest.json names ${file}, which is missing`)
  } catch (error) {
    if (error instanceof UnusableRelease) throw invalid(error.message)
    throw error
  }
}

/** What its scripts weigh, by sizes that the portal has measured and not by those it was told. In bytes of gzip. */
export function weightsOf(
  { files }: ReleaseManifest,
  gzipSizes: ReadonlyMap<string, number>,
  readText: (path: string) => string | undefined,
): Weights {
  const measured = files.map(file => ({ ...file, gzip: gzipSizes.get(file.path) ?? 0 }))
  return weigh(measured, entryFiles(readText))
}
