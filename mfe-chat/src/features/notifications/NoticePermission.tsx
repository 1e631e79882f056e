import { useDesktopNotifications } from '@torrent/portal-kit'
import { IconButton } from '@torrent/ui'
import { useText } from '../../messages/use-text.ts'

/** Asks the browser for notices on the desktop; nothing once it was answered. */
export function NoticePermission() {
  const t = useText()
  const { permission, ask } = useDesktopNotifications()
  if (permission !== 'default') return null
  return <IconButton size="sm" icon="bell" label={t('notice.allow')} onClick={() => void ask()} />
}
