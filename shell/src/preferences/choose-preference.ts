import type { Language, Theme } from '@torrent/contracts/preferences'
import { changeLanguage, getHost } from '@torrent/portal-kit/host'
import { portalBff } from '../portal-bff.ts'
import { keepPreference } from './preferences.ts'

/** Shows the page in another language or theme from now on, in this browser and at the person's next sign-in. */
export async function choosePreference(
  ...choice: [name: 'language', value: Language] | [name: 'theme', value: Theme]
): Promise<void> {
  const [name, value] = choice
  keepPreference(name, value)
  if (name === 'language') await showLanguage(value)
  else getHost().theme.set(value)
  await rememberForPerson({ [name]: value })
}

/** Shows the page in another language. */
export async function showLanguage(language: Language): Promise<void> {
  await changeLanguage(language)
  getHost().language.set(language)
  document.documentElement.lang = language
}

/** Kept with the person too, for other browsers; when that does not work now, this browser still remembers. */
async function rememberForPerson(preference: { language?: Language; theme?: Theme }): Promise<void> {
  const { mutationFn } = portalBff.preferences.set.mutationOptions()
  await getHost()
    .queryClient.getMutationCache()
    .build(getHost().queryClient, { mutationFn })
    .execute(preference)
    .catch(() => undefined)
}
