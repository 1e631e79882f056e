import type { ColorSchemeChoice, Language } from '@torrent/ui'

/** What the gallery shows, kept in its address so that a screenshot is one URL. */
export interface Settings {
  view: string
  language: Language
  scheme: ColorSchemeChoice
}

export function readSettings(search: string): Settings {
  const query = new URLSearchParams(search)
  const scheme = query.get('scheme')
  return {
    view: query.get('view') ?? 'home',
    language: query.get('lang') === 'en' ? 'en' : 'ja',
    scheme: scheme === 'dark' || scheme === 'light' ? scheme : 'auto',
  }
}

export function addressOf(settings: Settings, change: Partial<Settings> = {}): string {
  const { view, language, scheme } = { ...settings, ...change }
  return `?${new URLSearchParams({ view, lang: language, scheme })}`
}

/** Picks the words of one language; the gallery has too few to keep them apart. */
export type Say = (ja: string, en: string) => string

/** What every view gets. */
export interface ViewProps {
  say: Say
  settings: Settings
}
