import type { Language } from '@torrent/contracts/preferences'

/** Texts by key. `{name}` stands for a parameter; `_one` and `_other` after a key are its plural forms. */
export type Messages = Readonly<Record<string, string>>

export type TextParams = Readonly<Record<string, string | number>>

/**
 * A text in its language with its parameters filled in. With a parameter `count`, the plural form of the language
 * (Unicode CLDR, through Intl) is taken where there is one. A key without text is shown as it is, so that it is noticed.
 */
export function renderText(messages: Messages, language: Language, key: string, params: TextParams = {}): string {
  const { count } = params
  const form = typeof count === 'number' ? pluralRules(language).select(count) : undefined
  const text = (form && messages[`${key}_${form}`]) ?? messages[key] ?? messages[`${key}_other`] ?? key
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = params[name]
    return value === undefined ? placeholder : String(value)
  })
}

const rules = new Map<Language, Intl.PluralRules>()

function pluralRules(language: Language): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(language)
  rules.set(language, known)
  return known
}
