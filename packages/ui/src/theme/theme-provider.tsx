import './tokens.css'
import './base.css'
import { type ReactNode, useLayoutEffect } from 'react'
import { ToastRegion } from '../feedback/toast-region.tsx'
import { type Language, UiLanguageProvider } from '../language/ui-language.tsx'
import { LinkProvider, type RenderLink } from '../links/link.tsx'
import { type ColorSchemeChoice, ColorSchemeContext, showColorScheme, useResolvedColorScheme } from './color-scheme.ts'

export interface ThemeProviderProps {
  /** The person's choice; the owner keeps it (cookie, bootstrap), ui only shows it. */
  colorScheme: ColorSchemeChoice
  /** Language of the built-in words, dates and figures. */
  language: Language
  /** How a link of the application is rendered; a plain `<a href>` when absent. */
  renderLink?: RenderLink
  children: ReactNode
}

/**
 * Everything a page needs once, at its root: tokens, colour scheme, language of built-in words, links, toasts.
 * Writes no inline style or script element, so it works under `script-src 'self'; style-src 'self'`.
 */
export function ThemeProvider({ colorScheme, language, renderLink, children }: ThemeProviderProps) {
  const scheme = useResolvedColorScheme(colorScheme)
  useLayoutEffect(() => showColorScheme(scheme), [scheme])
  return (
    <ColorSchemeContext value={scheme}>
      <UiLanguageProvider language={language}>
        <LinkProvider renderLink={renderLink}>
          {children}
          <ToastRegion />
        </LinkProvider>
      </UiLanguageProvider>
    </ColorSchemeContext>
  )
}
