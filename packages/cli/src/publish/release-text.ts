import { type BuiltFile, entryFiles, type ReleaseManifest, type Weights, weigh } from '@torrent/release'
import { bytes, table } from '../table.ts'

/** A release in figures. */
export interface ReleaseFigures {
  name: string
  version: string
  revision: string
  url: string
  files: number
  /** Bytes as they are, and compressed with gzip where that is done. */
  size: number
  gzip: number
  /** What its scripts weigh and may weigh, in bytes of gzip. */
  scripts: Weights
  budget: Weights
}

/** @param files those of the build; the scripts' own imports decide what comes before any screen */
export function describeRelease(manifest: ReleaseManifest, files: readonly BuiltFile[], url: string): ReleaseFigures {
  const { name, version, revision, budget } = manifest
  const contents = new Map(files.map(({ path, content }) => [path, content]))
  const read = (path: string) => {
    const content = contents.get(path)
    return content && new TextDecoder().decode(content)
  }
  return {
    ...{ name, version, revision, url, budget },
    files: manifest.files.length,
    size: manifest.files.reduce((sum, { size }) => sum + size, 0),
    gzip: manifest.files.reduce((sum, { size, gzip }) => sum + (gzip || size), 0),
    scripts: weigh(manifest.files, entryFiles(read)),
  }
}

/** Where it is, how large it is, and what of its budget it uses. */
export function releaseText({ url, files, size, gzip, scripts, budget }: ReleaseFigures): string {
  const labels = { entry: 'before any screen', script: 'largest script', total: 'all scripts' }
  const rows = (['entry', 'script', 'total'] as const).map(part => {
    const share = `${Math.round((scripts[part] / budget[part]) * 100)} %`
    return [`  ${labels[part]}`, bytes(scripts[part]), bytes(budget[part]), share]
  })
  const weights = table(['  scripts (gzip)', 'is', 'may be', 'of it'], rows, [1, 2, 3])
  return `  ${url}\n  ${files} files, ${bytes(size)}, ${bytes(gzip)} compressed\n\n${weights}\n`
}
