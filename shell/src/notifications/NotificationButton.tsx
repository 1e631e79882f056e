import { IconButton, VisuallyHidden } from '@torrent/ui'
import { dialogs } from '../frame/dialog-state.ts'
import { useText } from '../messages/use-text.ts'
import styles from './notifications.module.css'
import { useNotifications } from './use-notifications.ts'

/** More than this is "many". */
const MOST_SHOWN = 99

/** Opens the notifications; shows, and says, how many are unread. */
export function NotificationButton() {
  const t = useText()
  const { unread } = useNotifications()
  return (
    <span className={styles.button}>
      <IconButton
        label={unread > 0 ? t('notifications.unread', { count: unread }) : t('notifications.button')}
        icon="bell"
        aria-haspopup="dialog"
        onClick={() => dialogs.set({ open: 'notifications' })}
      />
      {unread > 0 && (
        <span className={styles.count} aria-hidden="true">
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
      <VisuallyHidden>
        <span role="status">{unread > 0 && t('notifications.unread', { count: unread })}</span>
      </VisuallyHidden>
    </span>
  )
}
