import type { LocalizedText } from '@torrent/contracts/bootstrap'

export const RULES = ['shared', 'portal', 'intents', 'bff', 'address', 'budget', 'signature'] as const
export type Rule = (typeof RULES)[number]

/** One cell of the matrix: does a rule resolve for a tenant and channel? */
export interface Finding {
  /** Empty when there is no tenant yet. */
  tenant: string
  channel: string
  rule: Rule
  ok: boolean
  /** What is wrong and what to do, one problem a line; says what was found when all is well. */
  explanation: LocalizedText
}

/** True when nothing stands against it. */
export function allResolved(findings: readonly Pick<Finding, 'ok'>[]): boolean {
  return findings.every(({ ok }) => ok)
}
