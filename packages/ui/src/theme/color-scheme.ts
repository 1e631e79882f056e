import { useMantineColorScheme } from '@mantine/core'
import { useSyncExternalStore } from 'react'

/** What a person may choose; `auto` follows the operating system. */
export type ColorSchemeChoice = 'light' | 'dark' | 'auto'

const darkQuery = '(prefers-color-scheme: dark)'

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(darkQuery)
  media.addEventListener('change', onChange)
  return () => media.removeEventListener('change', onChange)
}

/** The scheme to show for a choice; follows the operating system while the choice is `auto`. */
export function useResolvedColorScheme(choice: ColorSchemeChoice): 'light' | 'dark' {
  const systemIsDark = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(darkQuery).matches,
    () => false,
  )
  if (choice !== 'auto') return choice
  return systemIsDark ? 'dark' : 'light'
}

/**
 * Puts the scheme on the page before anything is rendered, so that nothing flashes in the other one. Call it first;
 * ThemeProvider keeps it up afterwards.
 */
export function applyColorScheme(choice: ColorSchemeChoice): void {
  const dark = choice === 'dark' || (choice === 'auto' && window.matchMedia(darkQuery).matches)
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
}

/** The scheme shown now, for the rare component that cannot say it in CSS. */
export function useColorScheme(): 'light' | 'dark' {
  return useMantineColorScheme().colorScheme === 'dark' ? 'dark' : 'light'
}
