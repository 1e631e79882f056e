import type { LocalizedText } from '@torrent/contracts/bootstrap'
import { serves } from '../contract-compatibility.ts'
import { describeIncompatibility } from '../incompatibility.ts'
import type { Situation } from '../situation.ts'
import { releaseName } from './release-name.ts'

/** Candidates whose screens the BFF in operation would not understand. */
export function bffProblems({ candidates, bffs }: Situation): LocalizedText[] {
  return candidates.flatMap(({ manifest }): LocalizedText[] => {
    const built = manifest.bff
    if (built === null) return []
    const release = releaseName(manifest)
    const live = bffs.find(({ name }) => name === built.name)
    if (!live)
      return [
        {
          ja: `${release}はBFF「${built.name}」を使いますが、このポータルにはありません。先に登録してください（torrent bff ${built.name} --url …）`,
          en: `${release} talks with BFF ${built.name}, which this portal does not have; register it first (torrent bff ${built.name} --url …)`,
        },
      ]
    return serves(live, built).map(found => {
      const { ja, en } = describeIncompatibility(found)
      return {
        ja: `${release}の画面と運用中のBFF「${built.name}」が合いません：${ja}`,
        en: `the BFF ${built.name} in operation does not fit the screens of ${release}: ${en}`,
      }
    })
  })
}
