import type { ReleaseManifest } from '../manifest.ts'

/** e.g. `quote@1.4.0`, as on the command line. */
export function releaseName({ name, version }: Pick<ReleaseManifest, 'name' | 'version'>): string {
  return `${name}@${version}`
}
