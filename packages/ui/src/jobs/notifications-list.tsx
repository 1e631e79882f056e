import { Button } from '../basics/button.tsx'
import tones from '../basics/tone.module.css'
import type { Tone } from '../basics/tone.ts'
import { classNames } from '../class-names.ts'
import { toneIcons } from '../feedback/alert.tsx'
import { EmptyState } from '../feedback/empty-state.tsx'
import { formatRelative, type Instant } from '../format/instant.ts'
import { Icon, type IconName } from '../icons/icon.tsx'
import { useUiLanguage, useWords, type Words } from '../language/ui-language.tsx'
import { VisuallyHidden } from '../layout/stack.tsx'
import { Link } from '../links/link.tsx'
import styles from './jobs.module.css'

interface NotificationWords {
  empty: string
  emptyText: string
  unread: string
  readAll: string
}

const words: Words<NotificationWords> = {
  ja: {
    empty: '通知はありません',
    emptyText: '席を外している間のことも含めて、あなたへのお知らせがここに表示されます。',
    unread: '未読',
    readAll: 'すべて既読にする',
  },
  en: {
    empty: 'No notifications',
    emptyText: 'What you should know of appears here, also when it happened while you were away.',
    unread: 'Unread',
    readAll: 'Mark all as read',
  },
}

export interface Notification {
  id: string
  title: string
  text?: string
  at: Instant
  read: boolean
  icon?: IconName
  tone?: Tone
  /** Where it leads; without it, opening only marks it as read. */
  href?: string
}

export interface NotificationsListProps {
  notifications: readonly Notification[]
  /** Called when one is opened, before its link is followed. */
  onOpen?: (notification: Notification) => void
  onReadAll?: () => void
}

/** What concerns this person, newest first as it is given. */
export function NotificationsList({ notifications, onOpen, onReadAll }: NotificationsListProps) {
  const text = useWords(words)
  if (notifications.length === 0) {
    return (
      <EmptyState icon="bell" title={text.empty}>
        {text.emptyText}
      </EmptyState>
    )
  }
  return (
    <div>
      {onReadAll && notifications.some(each => !each.read) && (
        <div className={styles.tools}>
          <Button size="sm" variant="subtle" icon="check" onClick={onReadAll}>
            {text.readAll}
          </Button>
        </div>
      )}
      <ul className={styles.list}>
        {notifications.map(each => (
          <li key={each.id}>
            <NotificationItem notification={each} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function NotificationItem({
  notification,
  onOpen,
}: Pick<NotificationsListProps, 'onOpen'> & { notification: Notification }) {
  const language = useUiLanguage()
  const spoken = useWords(words)
  const { title, text, at, read, icon, tone = 'info', href } = notification
  const shared = {
    className: styles.notification,
    'data-unread': read ? undefined : '',
    onClick: () => onOpen?.(notification),
  }
  const children = (
    <>
      <span className={classNames(styles.mark, tones[tone])}>
        <Icon name={icon ?? toneIcons[tone]} size={14} />
      </span>
      <span className={styles.notificationTitle}>
        {!read && <VisuallyHidden>{spoken.unread}: </VisuallyHidden>}
        {title}
      </span>
      {read ? <span /> : <span className={styles.dot} aria-hidden="true" />}
      {text && <span className={styles.notificationText}>{text}</span>}
      <span className={styles.when}>{formatRelative(at, language)}</span>
    </>
  )
  return href === undefined ? (
    <button type="button" {...shared}>
      {children}
    </button>
  ) : (
    <Link href={href} {...shared}>
      {children}
    </Link>
  )
}
