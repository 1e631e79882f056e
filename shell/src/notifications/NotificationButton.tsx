import { IconButton, VisuallyHidden } from '@torrent/ui'
import { dialogs } from '../frame/dialog-state.ts'
import { useText } from '../messages/use-text.ts'
import { useNotifications } from './use-notifications.ts'

/** Opens the notifications; shows, and says, how many are unread. */
export function NotificationButton() {
  const t = useText()
  const { unread } = useNotifications()
  return (
    <>
      <IconButton
        label={unread > 0 ? t('notifications.unread', { count: unread }) : t('notifications.button')}
        icon="bell"
        count={unread}
        countTone="danger"
        aria-haspopup="dialog"
        onClick={() => dialogs.set({ open: 'notifications' })}
      />
      <VisuallyHidden>
        <span role="status">{unread > 0 && t('notifications.unread', { count: unread })}</span>
      </VisuallyHidden>
    </>
  )
}
