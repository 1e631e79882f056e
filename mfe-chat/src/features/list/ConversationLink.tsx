import { Count, Icon, Link } from '@torrent/ui'
import { memo } from 'react'
import type { Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { mineOf } from '../../model/conversation-change.ts'
import { conversationIcon } from '../../model/conversation-icon.ts'
import { otherOf } from '../../model/conversation-name.ts'
import { waitingIn } from '../../model/conversation-sections.ts'
import { useChat, usePresence } from '../../store/use-chat.ts'
import { MemberAvatar } from '../members/MemberAvatar.tsx'
import styles from './list.module.css'

interface ConversationLinkProps {
  conversation: Conversation
  name: string
  current: boolean
}

/** A conversation in the list, with what waits there; drawn again only when that is another. */
export const ConversationLink = memo(function ConversationLink({ conversation, name, current }: ConversationLinkProps) {
  const t = useText()
  const { me } = useChat()
  const other = otherOf(conversation, me.id)
  const { unread, badge } = waitingIn(conversation)
  const mine = mineOf(conversation)
  const hasDraft = mine.draft !== '' && !current
  return (
    <Link
      href={`/chat/${conversation.id}`}
      className={styles.link}
      aria-current={current ? 'page' : undefined}
      data-unread={unread || undefined}
      data-muted={mine.level === 'none' || undefined}
    >
      {other ? (
        <OtherAvatar id={other.id} name={other.name} />
      ) : (
        <span className={styles.linkIcon}>
          <Icon name={conversationIcon(conversation)} size={16} />
        </span>
      )}
      <span className={styles.linkName}>{name}</span>
      {hasDraft && <Icon name="edit" size={13} className={styles.draft} />}
      {hasDraft && <span className="torrent-visually-hidden">{t('list.draft')}</span>}
      {badge > 0 ? (
        <>
          <Count value={badge} tone="danger" />
          <span className="torrent-visually-hidden">{t('list.mentions', { count: badge })}</span>
        </>
      ) : (
        unread && <span className="torrent-visually-hidden">{t('list.unread', { count: mine.unread })}</span>
      )}
    </Link>
  )
})

function OtherAvatar({ id, name }: { id: string; name: string }) {
  return <MemberAvatar id={id} name={name} size={20} presence={usePresence(id)} />
}
