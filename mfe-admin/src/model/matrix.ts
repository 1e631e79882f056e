import type { Finding } from '../bff.ts'

/** What a release is checked for, in the order in which a reader asks. */
export const RULES = ['signature', 'budget', 'portal', 'shared', 'intents', 'bff', 'address'] as const

export type Rule = (typeof RULES)[number]

/** One tenant and channel, with what was found there. */
export interface MatrixRow {
  tenant: string
  channel: string
  /** Several findings of one rule are one cell: it holds only when all of them do. */
  cells: Readonly<Partial<Record<Rule, boolean>>>
  findings: readonly Finding[]
}

/** Findings as a matrix of places and rules. */
export function matrixOf(findings: readonly Finding[]): MatrixRow[] {
  const rows = new Map<string, { tenant: string; channel: string; findings: Finding[] }>()
  for (const finding of findings) {
    const { tenant, channel } = finding
    const key = `${tenant} ${channel}`
    const row = rows.get(key) ?? { tenant, channel, findings: [] }
    row.findings.push(finding)
    rows.set(key, row)
  }
  return [...rows.values()].map(row => ({ ...row, cells: cellsOf(row.findings) }))
}

/** The rules that any finding is about: those that were not looked at have no column. */
export function rulesIn(findings: readonly Finding[]): Rule[] {
  return RULES.filter(rule => findings.some(finding => finding.rule === rule))
}

function cellsOf(findings: readonly Finding[]): MatrixRow['cells'] {
  return Object.fromEntries(
    rulesIn(findings).map(rule => [rule, findings.filter(finding => finding.rule === rule).every(({ ok }) => ok)]),
  )
}

/** The same finding in one or many places. */
export interface ToldFinding {
  rule: string
  ok: boolean
  explanation: Finding['explanation']
  places: readonly { tenant: string; channel: string }[]
}

/** Findings as they are told: once each, what fails first. */
export function told(findings: readonly Finding[]): ToldFinding[] {
  const groups = new Map<string, ToldFinding & { places: { tenant: string; channel: string }[] }>()
  for (const { tenant, channel, rule, ok, explanation } of findings) {
    const key = JSON.stringify([rule, ok, explanation])
    const group = groups.get(key) ?? { rule, ok, explanation, places: [] }
    group.places.push({ tenant, channel })
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => Number(a.ok) - Number(b.ok))
}
