import { type Finding, RULES, type Rule } from './finding.ts'

type Language = 'ja' | 'en'

/** What goes without words on a terminal: the rule's name, and how it is said in Japanese. */
const RULE_NAMES: Readonly<Record<Rule, Readonly<Record<Language, string>>>> = {
  shared: { ja: '共有', en: 'shared' },
  portal: { ja: 'ポータル', en: 'portal' },
  intents: { ja: 'インテント', en: 'intents' },
  bff: { ja: 'BFF', en: 'bff' },
  address: { ja: 'アドレス', en: 'address' },
  budget: { ja: '予算', en: 'budget' },
  signature: { ja: '署名', en: 'signature' },
}

/**
 * The findings as a table for a terminal: a line for each tenant and channel, a column for each rule.
 *
 * ```
 *                       shared  portal  intents  bff
 * acme-metal · stable   ✓       ✓       ✗        ✓
 * ```
 */
export function matrix(findings: readonly Finding[], language: Language): string {
  const rules = RULES.filter(rule => findings.some(finding => finding.rule === rule))
  const places = [...new Set(findings.map(finding => placeOf(finding, language)))]
  const cell = (place: string, rule: Rule) => {
    const found = findings.filter(finding => finding.rule === rule && placeOf(finding, language) === place)
    if (found.length === 0) return '–'
    return found.every(({ ok }) => ok) ? '✓' : '✗'
  }
  const table = [
    ['', ...rules.map(rule => RULE_NAMES[rule][language])],
    ...places.map(place => [place, ...rules.map(rule => cell(place, rule))]),
  ]
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map(row => widthOf(row[column] ?? ''))))
  return table
    .map(row =>
      row
        .map((text, column) => text + ' '.repeat((widths[column] ?? 0) - widthOf(text)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** All that is wrong, in words, the same problem once with all places where it stands; then what is well. */
export function explain(findings: readonly Finding[], language: Language): string {
  const said = new Map<string, { sign: string; rule: Rule; text: string; places: Set<string> }>()
  for (const finding of findings.toSorted((a, b) => Number(a.ok) - Number(b.ok)))
    for (const text of finding.explanation[language].split('\n')) {
      const key = `${finding.ok} ${finding.rule} ${text}`
      const entry = said.get(key) ?? { sign: finding.ok ? '✓' : '✗', rule: finding.rule, text, places: new Set() }
      entry.places.add(placeOf(finding, language))
      said.set(key, entry)
    }
  return [...said.values()]
    .map(
      ({ sign, rule, text, places }) => `${sign} ${RULE_NAMES[rule][language]}: ${text}\n    ${[...places].join(', ')}`,
    )
    .join('\n')
}

function placeOf({ tenant, channel }: Finding, language: Language): string {
  if (tenant !== '') return channel === '' ? tenant : `${tenant} · ${channel}`
  if (channel !== '') return language === 'ja' ? '（テナントなし）' : '(no tenant)'
  return language === 'ja' ? '開いているページ' : 'open pages'
}

/** Columns of a terminal: Japanese letters take two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, letter) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(letter)
        ? 2
        : 1),
    0,
  )
}
