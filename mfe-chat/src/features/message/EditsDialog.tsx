import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '@torrent/portal-kit'
import { Modal, Skeleton } from '@torrent/ui'
import { formatInstant } from '@torrent/ui/format'
import { bff, type Conversation, type Message } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import styles from './message.module.css'

interface EditsDialogProps {
  conversation: Conversation
  message: Message
  onClose: () => void
}

/** What a message said before it was edited, the newest first. */
export function EditsDialog({ conversation, message, onClose }: EditsDialogProps) {
  const t = useText()
  const language = useLanguage()
  const { service, id: conversationId } = conversation
  const edits = useQuery({
    ...bff.edits.queryOptions({ service, conversationId, messageId: message.id }),
    staleTime: 0,
  })
  return (
    <Modal opened title={t('edits.title')} onClose={onClose}>
      {edits.data === undefined ? (
        <Skeleton height="4rem" />
      ) : (
        <ol className={styles.edits}>
          <li>
            <time dateTime={message.editedAt}>{t('edits.now')}</time>
            <p>{message.body}</p>
          </li>
          {edits.data
            .toSorted((a, b) => (a.replacedAt < b.replacedAt ? 1 : -1))
            .map(({ body, replacedAt }) => (
              <li key={replacedAt}>
                <time dateTime={replacedAt}>{t('edits.until', { time: formatInstant(replacedAt, language) })}</time>
                <p>{body}</p>
              </li>
            ))}
        </ol>
      )}
    </Modal>
  )
}
