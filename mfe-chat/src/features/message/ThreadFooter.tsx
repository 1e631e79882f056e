import { useLanguage } from '@torrent/portal-kit'
import { formatRelative } from '@torrent/ui/format'
import type { Message } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { MemberAvatar } from '../members/MemberAvatar.tsx'
import styles from './message.module.css'

interface ThreadFooterProps {
  message: Message
  onOpen?: (message: Message) => void
}

/** Under a message that was replied to: who did, how many replies there are, and the way to them. */
export function ThreadFooter({ message, onOpen }: ThreadFooterProps) {
  const t = useText()
  const language = useLanguage()
  if (message.replyCount === 0 || !onOpen) return null
  return (
    <button type="button" className={styles.thread} onClick={() => onOpen(message)}>
      <span className={styles.repliers}>
        {message.repliers.slice(0, 3).map(({ id, name }) => (
          <MemberAvatar key={id} id={id} name={name} size={20} />
        ))}
      </span>
      <span className={styles.threadCount}>{t('message.replies', { count: message.replyCount })}</span>
      <span className={styles.threadTime}>{formatRelative(message.lastReplyAt, language)}</span>
    </button>
  )
}
