import type { BffContract } from './bff-contract.ts'
import { serves } from './contract-compatibility.ts'
import type { Finding } from './finding.ts'
import { describeIncompatibility } from './incompatibility.ts'
import type { ReleaseManifest } from './manifest.ts'
import { releaseName } from './rules/release-name.ts'
import type { CompositionInForce } from './situation.ts'
import { lines } from './solver.ts'

export interface BffQuestion {
  /** What is to be in operation. */
  contract: BffContract
  /** Where screens are in force. */
  compositions: readonly CompositionInForce[]
  /** Releases that are no longer in force, but whose pages may still be open. */
  open: readonly ReleaseManifest[]
}

/**
 * Whether a BFF may take its place: all screens in force, and those of pages that may still be open, must be understood.
 * One finding for each composition; pages that are open are found under the empty tenant.
 */
export function solveBff({ contract, compositions, open }: BffQuestion): Finding[] {
  const everywhere = [
    ...compositions.map(({ tenant, channel, releases }) => ({
      tenant,
      channel,
      manifests: releases.map(each => each.manifest),
    })),
    { tenant: '', channel: '', manifests: open },
  ]
  return everywhere.map(({ tenant, channel, manifests }): Finding => {
    const problems = manifests.flatMap(manifest => {
      if (manifest.bff?.name !== contract.name) return []
      return serves(contract, manifest.bff).map(found => {
        const { ja, en } = describeIncompatibility(found)
        const release = releaseName(manifest)
        return {
          ja: `BFF「${contract.name}」は${release}の画面に対応していません：${ja}`,
          en: `the BFF ${contract.name} does not fit the screens of ${release}: ${en}`,
        }
      })
    })
    const fine = { ja: 'すべての画面に対応しています', en: 'it understands every screen' }
    return {
      tenant,
      channel,
      rule: 'bff',
      ok: problems.length === 0,
      explanation: problems.length === 0 ? fine : lines(problems),
    }
  })
}
