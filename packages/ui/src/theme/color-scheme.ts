import { createContext, useContext, useSyncExternalStore } from 'react'

/** What a person may choose; `auto` follows the operating system. */
export type ColorSchemeChoice = 'light' | 'dark' | 'auto'

/** The scheme that is shown. */
export type ColorScheme = 'light' | 'dark'

const darkQuery = '(prefers-color-scheme: dark)'

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(darkQuery)
  media.addEventListener('change', onChange)
  return () => media.removeEventListener('change', onChange)
}

function systemIsDark(): boolean {
  return window.matchMedia(darkQuery).matches
}

function resolve(choice: ColorSchemeChoice, dark: boolean): ColorScheme {
  if (choice !== 'auto') return choice
  return dark ? 'dark' : 'light'
}

/** Where the tokens look: `<html data-theme="dark">`. The server may write it too. */
export function showColorScheme(scheme: ColorScheme): void {
  document.documentElement.dataset.theme = scheme
}

/**
 * Puts the scheme on the page before anything is rendered, so that nothing flashes in the other one. Call it first;
 * ThemeProvider keeps it up afterwards.
 */
export function applyColorScheme(choice: ColorSchemeChoice): void {
  showColorScheme(resolve(choice, systemIsDark()))
}

/** The scheme to show for a choice; follows the operating system while the choice is `auto`. */
export function useResolvedColorScheme(choice: ColorSchemeChoice): ColorScheme {
  const dark = useSyncExternalStore(subscribe, systemIsDark, () => false)
  return resolve(choice, dark)
}

/** Filled by ThemeProvider. */
export const ColorSchemeContext = createContext<ColorScheme>('light')

/** The scheme shown now, for the rare component that cannot say it in CSS. */
export function useColorScheme(): ColorScheme {
  return useContext(ColorSchemeContext)
}
