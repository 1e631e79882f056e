import { useQuery } from '@tanstack/react-query'
import type { ChatRouter } from '@torrent/chat-bff'
import type { BffOutputs } from '@torrent/portal-kit'
import { Icon, type Language, Link } from '@torrent/ui'
import { formatInstant } from '@torrent/ui/format'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useConversations } from '../../store/use-chat.ts'
import { useConversationName } from '../conversation/use-conversation-name.ts'
import { MemberAvatar } from '../members/MemberAvatar.tsx'
import styles from './search.module.css'

type Found = BffOutputs<ChatRouter>['searchMessages']['found'][number]

/** A message that was found, with what was looked for marked in it; a press goes to its place. */
export function FoundMessage({ found: { message, parts }, language }: { found: Found; language: Language }) {
  const t = useText()
  const nameOf = useConversationName()
  const { conversations } = useConversations()
  const joined = conversations.find(each => each.id === message?.conversationId)
  // An open channel that one has not joined, or a document's discussion.
  const other = useQuery({
    ...bff.conversation.queryOptions({ id: message?.conversationId ?? '' }),
    enabled: message !== undefined && joined === undefined,
    staleTime: 60_000,
    throwOnError: false,
  })
  const conversation = joined ?? other.data
  if (!message?.author) return null
  const { id, conversationId, author, at, rootId, attachments } = message
  const place = conversation ? nameOf(conversation) : ''
  return (
    <li>
      <Link href={`/chat/${conversationId}/${id}`} className={styles.hit}>
        <span className={styles.place}>
          <span className={styles.placeName}>
            {place}
            {rootId !== '' && ` · ${t('search.inThread')}`}
          </span>
          <time dateTime={at}>{formatInstant(at, language)}</time>
        </span>
        <span className={styles.line}>
          <MemberAvatar id={author.id} name={author.name} size={24} />
          <span className={styles.words}>
            <strong>{author.name}</strong>
            <span className={styles.body}>
              {/* biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in their order */}
              {parts.map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : part.text))}
            </span>
            {attachments.length > 0 && (
              <span className={styles.files}>
                <Icon name="paperclip" size={13} /> {attachments.map(({ name }) => name).join(', ')}
              </span>
            )}
          </span>
        </span>
      </Link>
    </li>
  )
}
