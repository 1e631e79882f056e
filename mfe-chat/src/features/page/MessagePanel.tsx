import { useHost, useLanguage, useStore } from '@torrent/portal-kit'
import { EmptyState, type IconName, Skeleton } from '@torrent/ui'
import { formatRelative } from '@torrent/ui/format'
import type { Message, Service } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useChat } from '../../store/use-chat.ts'
import { useConversationName } from '../conversation/use-conversation-name.ts'
import { MemberAvatar } from '../members/MemberAvatar.tsx'
import { MessageText } from '../message/MessageText.tsx'
import { Panel } from './Panel.tsx'
import styles from './page.module.css'

interface MessagePanelProps {
  title: string
  icon: IconName
  /** Undefined while they are on their way. */
  found: readonly { service: Service; message: Message }[] | undefined
  empty: { title: string; body: string }
  /** Says where each of them stands. */
  places?: boolean
  /** What pressing one does; it goes to where it stands without this. */
  onOpen?: (message: Message) => void
  onClose: () => void
}

/** Messages out of their places, each a way to where it stands: pins, threads, what was kept for later. */
export function MessagePanel({ title, icon, found, empty, places, onOpen, onClose }: MessagePanelProps) {
  return (
    <Panel title={title} tight onClose={onClose}>
      {found === undefined ? (
        <Skeleton height="6rem" />
      ) : found.length === 0 ? (
        <EmptyState icon={icon} title={empty.title}>
          {empty.body}
        </EmptyState>
      ) : (
        <ul className={styles.found}>
          {found.map(({ message }) => (
            <li key={message.id}>
              <FoundMessage message={message} places={places} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function FoundMessage({
  message,
  places,
  onOpen,
}: Pick<MessagePanelProps, 'places' | 'onOpen'> & { message: Message }) {
  const t = useText()
  const language = useLanguage()
  const { navigate } = useHost()
  const { conversations, me } = useChat()
  const conversation = useStore(conversations).get(message.conversationId)
  const nameOf = useConversationName()
  const author = message.author ?? { id: '', name: '' }
  return (
    <button
      type="button"
      className={styles.foundOne}
      onClick={() => (onOpen ? onOpen(message) : void navigate(`/chat/${message.conversationId}/${message.id}`))}
    >
      <MemberAvatar id={author.id} name={author.name} size={28} />
      <span className={styles.foundText}>
        <span className={styles.foundHead}>
          <strong>{author.name}</strong>
          <span>{formatRelative(message.at, language)}</span>
        </span>
        {places && conversation && <span className={styles.foundPlace}>{nameOf(conversation)}</span>}
        <span className={styles.foundBody}>
          {message.deleted ? (
            t('message.deleted')
          ) : (
            <MessageText
              body={message.body}
              mentions={message.mentions}
              mentionsAll={message.mentionsAll}
              self={me.id}
              plain
            />
          )}
          {message.document?.number}
        </span>
        {message.replyCount > 0 && (
          <span className={styles.foundReplies}>{t('message.replies', { count: message.replyCount })}</span>
        )}
      </span>
    </button>
  )
}
