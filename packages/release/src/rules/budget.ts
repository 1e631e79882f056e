import type { LocalizedText } from '@torrent/contracts/bootstrap'
import { overBudget, weigh } from '../budget.ts'
import type { Situation } from '../situation.ts'
import { releaseName } from './release-name.ts'

const PARTS = {
  entry: { ja: '起動時のスクリプト', en: 'what is loaded before any screen' },
  script: { ja: '最大のスクリプト', en: 'the largest script' },
  total: { ja: 'スクリプトの合計', en: 'all scripts together' },
} as const

/** Candidates that weigh more than their own budget allows. */
export function budgetProblems({ candidates }: Situation): LocalizedText[] {
  return candidates.flatMap(({ manifest, weights = weigh(manifest.files) }) =>
    overBudget(weights, manifest.budget).map(part => {
      const [is, may] = [kilobytes(weights[part]), kilobytes(manifest.budget[part])]
      return {
        ja: `${releaseName(manifest)}の${PARTS[part].ja}は${is}（gzip）で、予算の${may}を超えています。減らすか、budget.jsonで予算を増やしてください`,
        en: `${releaseName(manifest)}: ${PARTS[part].en} weighs ${is} (gzip), more than its budget of ${may}; make it lighter or raise the budget in budget.json`,
      }
    }),
  )
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
