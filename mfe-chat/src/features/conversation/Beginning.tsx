import { Icon } from '@torrent/ui'
import type { Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { conversationIcon } from '../../model/conversation-icon.ts'
import { otherOf } from '../../model/conversation-name.ts'
import { useChat } from '../../store/use-chat.ts'
import { MemberAvatar } from '../members/MemberAvatar.tsx'
import styles from './conversation.module.css'
import { useConversationName } from './use-conversation-name.ts'

/** Above the first message: what this conversation is for. */
export function Beginning({ conversation, compact }: { conversation: Conversation; compact?: boolean }) {
  const t = useText()
  const { me } = useChat()
  const name = useConversationName()(conversation)
  const other = otherOf(conversation, me.id)
  const text = <p className={styles.beginningText}>{t(`beginning.${kindOf(conversation)}`)}</p>
  if (compact) return text
  return (
    <div className={styles.beginning}>
      {other ? (
        <MemberAvatar id={other.id} name={other.name} size={48} />
      ) : (
        <span className={styles.beginningIcon}>
          <Icon name={conversationIcon(conversation)} size={24} />
        </span>
      )}
      <p className={styles.beginningName}>{name}</p>
      {text}
    </div>
  )
}

function kindOf({ kind, open }: Conversation): 'channel' | 'private' | 'document' | 'room' | 'direct' {
  if (kind === 'document' || kind === 'room' || kind === 'direct') return kind
  return open ? 'channel' : 'private'
}
