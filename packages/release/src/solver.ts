import type { LocalizedText } from '@torrent/contracts/bootstrap'
import { type Finding, RULES, type Rule } from './finding.ts'
import { STABLE } from './resolve.ts'
import { addressProblems } from './rules/address.ts'
import { bffProblems } from './rules/bff.ts'
import { budgetProblems } from './rules/budget.ts'
import { intentProblems } from './rules/intents.ts'
import { portalProblems } from './rules/portal.ts'
import { sharedProblems } from './rules/shared.ts'
import { signatureProblems } from './rules/signature.ts'
import type { Candidate, Question, ReleaseInForce, Situation } from './situation.ts'

type Check = (situation: Situation) => LocalizedText[]

const CHECKS: Readonly<Record<Rule, { check: Check; fine: LocalizedText }>> = {
  shared: {
    check: sharedProblems,
    fine: {
      ja: '共有モジュールはすべて対応する版です',
      en: 'the shell has every shared module in a version that fits',
    },
  },
  portal: {
    check: portalProblems,
    fine: { ja: 'このポータルで動きます', en: 'it was built for this portal' },
  },
  intents: {
    check: intentProblems,
    fine: {
      ja: '使うインテントと提供するインテントは整合しています',
      en: 'every intent has a provider that takes what is sent',
    },
  },
  bff: {
    check: bffProblems,
    fine: { ja: 'BFFの契約は対応しています', en: 'its BFF understands it' },
  },
  address: {
    check: addressProblems,
    fine: { ja: 'アドレスと文書の種類は重複していません', en: 'its address and kinds of document are its own' },
  },
  budget: {
    check: budgetProblems,
    fine: { ja: '予算の範囲内です', en: 'it is within its budget' },
  },
  signature: {
    check: signatureProblems,
    fine: { ja: '登録済みの鍵で署名されています', en: 'it is signed with a registered key' },
  },
}

/**
 * Whether the candidates would work wherever they are to be in force: one finding for each tenant, channel and rule, in
 * the order of the compositions. With no composition at all the candidates are judged on their own.
 */
export function solve({ candidates, compositions, shell, bffs }: Question): Finding[] {
  const everywhere = compositions.length > 0 ? compositions : [{ tenant: '', channel: STABLE, releases: [] }]
  return everywhere.flatMap(({ tenant, channel, releases }) => {
    const situation = { candidates, before: releases, after: withCandidates(releases, candidates), shell, bffs }
    return RULES.map(rule => {
      const problems = CHECKS[rule].check(situation)
      const explanation = problems.length === 0 ? CHECKS[rule].fine : lines(problems)
      return { tenant, channel, rule, ok: problems.length === 0, explanation }
    })
  })
}

function withCandidates(releases: readonly ReleaseInForce[], candidates: readonly Candidate[]): ReleaseInForce[] {
  const stays = ({ manifest: { name }, as }: ReleaseInForce) => {
    const coming = candidates.find(({ manifest }) => manifest.name === name)
    return coming === undefined || (coming.as === 'canary' && as === 'stable')
  }
  return [...releases.filter(stays), ...candidates.map(({ manifest, as }) => ({ manifest, as }))]
}

/** Several texts as one, a line each; what is said twice is said once. */
export function lines(texts: readonly LocalizedText[]): LocalizedText {
  const join = (language: 'ja' | 'en') => [...new Set(texts.map(each => each[language]))].join('\n')
  return { ja: join('ja'), en: join('en') }
}
