import type { LocalizedText } from '@torrent/contracts/bootstrap'
import { satisfies, validRange } from 'semver'
import type { Situation } from '../situation.ts'
import { releaseName } from './release-name.ts'

/** Modules that a candidate takes from the page and does not find there, or not in a version that it works with. */
export function sharedProblems({ candidates, shell }: Situation): LocalizedText[] {
  return candidates.flatMap(({ manifest }) =>
    Object.entries(manifest.shared).flatMap(([module, range]) => {
      const offered = Object.hasOwn(shell.shared, module) ? shell.shared[module] : undefined
      const release = releaseName(manifest)
      if (offered === undefined)
        return {
          ja: `${release}は${module}を共有しますが、シェルにはありません。ビルドに含めるか、使わないようにしてください`,
          en: `${release} shares ${module}, which the shell does not bring; do without it or bundle it`,
        }
      if (fits(offered, range)) return []
      return {
        ja: `${release}は${module} ${range}で動きますが、シェルにあるのは${offered}です。シェルの版に合わせてビルドしてください`,
        en: `${release} works with ${module} ${range}, but the shell brings ${offered}; build it against that version`,
      }
    }),
  )
}

/** A range that is none fits nothing. */
export function fits(version: string, range: string): boolean {
  return validRange(range) !== null && satisfies(version, range, { includePrerelease: true })
}
