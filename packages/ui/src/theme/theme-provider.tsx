import './tokens.css'
import './mantine-styles.ts'
import './mantine-bridge.css'
import './base.css'
import { createTheme, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { ToastRegion } from '../feedback/toast-region.tsx'
import { type Language, UiLanguageProvider } from '../language/ui-language.tsx'
import { LinkProvider, type RenderLink } from '../links/link.tsx'
import { type ColorSchemeChoice, useResolvedColorScheme } from './color-scheme.ts'

const theme = createTheme({
  primaryColor: 'blue',
  respectReducedMotion: true,
  cursorType: 'pointer',
})

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
 * Everything a page needs once, at its root: tokens, colour scheme, language of built-in words, links.
 * Writes no inline style or script element, so it works under `script-src 'self'; style-src 'self'`.
 */
export function ThemeProvider({ colorScheme, language, renderLink, children }: ThemeProviderProps) {
  const resolved = useResolvedColorScheme(colorScheme)
  return (
    <MantineProvider theme={theme} forceColorScheme={resolved} withCssVariables={false} withGlobalClasses={false}>
      <UiLanguageProvider language={language}>
        <LinkProvider renderLink={renderLink}>
          {children}
          <ToastRegion />
        </LinkProvider>
      </UiLanguageProvider>
    </MantineProvider>
  )
}
