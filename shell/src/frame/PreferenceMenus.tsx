import { LANGUAGES, type Language, THEMES, type Theme } from '@torrent/contracts/preferences'
import { useHost } from '@torrent/portal-kit'
import { IconButton, type IconName, Menu } from '@torrent/ui'
import { useText } from '../messages/use-text.ts'
import { choosePreference } from '../preferences/choose-preference.ts'

/** Each language in its own words, so that whoever got the wrong one finds the way back. */
const languageNames: Record<Language, string> = { ja: '日本語', en: 'English' }

const themeIcons: Record<Theme, IconName> = { light: 'sun', dark: 'moon', auto: 'system' }

/** Language and theme. */
export function PreferenceMenus() {
  const t = useText()
  const { language, theme } = useHost()
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton label={t('account.language')} icon="language" />}
        items={LANGUAGES.map(choice => ({
          label: languageNames[choice],
          checked: choice === language,
          onSelect: () => void choosePreference('language', choice),
        }))}
      />
      <Menu
        align="end"
        trigger={<IconButton label={t('account.theme')} icon={themeIcons[theme]} />}
        items={THEMES.map(choice => ({
          label: t(`theme.${choice}`),
          checked: choice === theme,
          onSelect: () => void choosePreference('theme', choice),
        }))}
      />
    </>
  )
}
