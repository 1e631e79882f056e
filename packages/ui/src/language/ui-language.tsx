import { createContext, type ReactNode, useContext } from 'react'

/** The languages the design system speaks by itself. */
export type Language = 'ja' | 'en'

const LanguageContext = createContext<Language>('ja')

/** Language of the built-in words, dates and figures below it. ThemeProvider includes it. */
export function UiLanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>
}

/** The language of the nearest provider; Japanese without one. */
export function useUiLanguage(): Language {
  return useContext(LanguageContext)
}

/** Words a component brings along, one set a language. Kept beside the component, so that unused ones are shaken off. */
export type Words<T> = Record<Language, T>

/** The set of words for the language shown. */
export function useWords<T>(words: Words<T>): T {
  return words[useUiLanguage()]
}
