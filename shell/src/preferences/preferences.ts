import {
  isLanguage,
  isTheme,
  LANGUAGE_COOKIE,
  type Language,
  PREFERENCE_MAX_AGE,
  THEME_COOKIE,
  type Theme,
} from '@torrent/contracts/preferences'

/**
 * Keeps the language and theme of this browser: in a cookie for the server, which answers the next page load in it, and
 * in localStorage, which tells the other tabs.
 */
export function keepPreference(name: 'language' | 'theme', value: Language | Theme): void {
  const cookie = name === 'language' ? LANGUAGE_COOKIE : THEME_COOKIE
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every supported browser
  document.cookie = `${cookie}=${value}; Path=/; Max-Age=${PREFERENCE_MAX_AGE}; SameSite=Lax`
  try {
    localStorage.setItem(cookie, value)
  } catch {
    // Storage is forbidden: the cookie alone does it.
  }
}

/** Follows changes made in another tab. */
export function followPreferences(onLanguage: (language: Language) => void, onTheme: (theme: Theme) => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === LANGUAGE_COOKIE && isLanguage(newValue)) onLanguage(newValue)
    if (key === THEME_COOKIE && isTheme(newValue)) onTheme(newValue)
  })
}

/** `?lang=en` in the address chooses the language once; afterwards the address is clean again. */
export function takeAskedLanguage(): Language | undefined {
  const url = new URL(location.href)
  const asked = url.searchParams.get('lang')
  if (asked === null) return undefined
  url.searchParams.delete('lang')
  history.replaceState(history.state, '', url)
  return isLanguage(asked) ? asked : undefined
}
