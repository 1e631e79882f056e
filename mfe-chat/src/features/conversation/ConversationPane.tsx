import { Button, EmptyState } from '@torrent/ui'
import { useText } from '../../messages/use-text.ts'
import { useConversation } from '../../store/use-chat.ts'
import { ConversationView, type ConversationViewProps } from './ConversationView.tsx'
import styles from './conversation.module.css'
import { MessagesSkeleton } from './MessagesSkeleton.tsx'

export type ConversationPaneProps = Omit<ConversationViewProps, 'conversation'> & { conversationId: string }

/** A conversation whole: its messages, who is writing, and where one writes. Everything it needs it loads itself. */
export function ConversationPane({ conversationId, ...rest }: ConversationPaneProps) {
  const t = useText()
  const { conversation, state, retry } = useConversation(conversationId)
  if (conversation) return <ConversationView key={conversationId} conversation={conversation} {...rest} />
  if (state === 'gone') {
    return (
      <div className={styles.instead}>
        <EmptyState icon="lock" title={t('conversation.gone.title')}>
          {t('conversation.gone.body')}
        </EmptyState>
      </div>
    )
  }
  if (state === 'failed') {
    return (
      <div className={styles.instead}>
        <EmptyState
          icon="plug-off"
          title={t('conversation.failed.title')}
          action={
            <Button icon="refresh" onClick={retry}>
              {t('retry')}
            </Button>
          }
        >
          {t('conversation.failed.body')}
        </EmptyState>
      </div>
    )
  }
  return <MessagesSkeleton compact={rest.compact} />
}
