/**
 * Language and theme of one browser, kept in two cookies, so that the sign-in page, the server's own pages and the
 * shell agree before and after sign-in. The shell writes them too; they are no secret.
 */
export const LANGUAGE_COOKIE = 'torrent.language'
export const THEME_COOKIE = 'torrent.theme'

/** One year in seconds: how long a choice sticks. */
export const PREFERENCE_MAX_AGE = 31_536_000

export const LANGUAGES = ['ja', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export const THEMES = ['light', 'dark', 'auto'] as const
export type Theme = (typeof THEMES)[number]

/** Whether the portal speaks it. */
export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some(language => language === value)
}

/** Whether it can be chosen as a theme; `auto` follows the system. */
export function isTheme(value: unknown): value is Theme {
  return THEMES.some(theme => theme === value)
}

/**
 * The language to answer in: what was asked for now, else what was chosen before, else the browser's preference
 * (RFC 9110 section 12.5.4), else Japanese.
 */
export function languageFor(wishes: { asked?: string; cookie?: string; acceptLanguage?: string }): Language {
  if (isLanguage(wishes.asked)) return wishes.asked
  if (isLanguage(wishes.cookie)) return wishes.cookie
  return preferredLanguage(wishes.acceptLanguage ?? '') ?? 'ja'
}

/** The first of our languages in an Accept-Language header by weight, or undefined. */
function preferredLanguage(header: string): Language | undefined {
  const ranges = header
    .slice(0, 500)
    .split(',')
    .map(part => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map(parameter => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean)
      return { language: range.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
    })
  return ranges
    .filter(range => range.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(range => range.language)
    .find(isLanguage)
}

/** The theme to show; anything that is not a theme counts as `auto`. */
export function themeFor(cookie: string | undefined): Theme {
  return isTheme(cookie) ? cookie : 'auto'
}
