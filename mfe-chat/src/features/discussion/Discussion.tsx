import { useQuery } from '@tanstack/react-query'
import { type SlotProps, useAction, useAllowed } from '@torrent/portal-kit'
import { Button, IconLink, Skeleton } from '@torrent/ui'
import { useId, useMemo } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useChat, useConversation } from '../../store/use-chat.ts'
import { ConversationPane } from '../conversation/ConversationPane.tsx'
import { callProcedure } from '../files/call-procedure.ts'
import { DocumentInView } from '../links/document-in-view.ts'
import styles from './discussion.module.css'

const KINDS = ['quote', 'order', 'shipment'] as const
type Kind = (typeof KINDS)[number]

function isKind(kind: string): kind is Kind {
  return (KINDS as readonly string[]).includes(kind)
}

/** What is said about the business document on the screen; shown on its page, whoever owns it. */
export function Discussion({ context: { kind = '', id = '' } }: SlotProps) {
  const mayUse = useAllowed('chat.use')
  return mayUse && isKind(kind) && <DocumentDiscussion key={id} kind={kind} id={id} />
}

function DocumentDiscussion({ kind, id }: { kind: Kind; id: string }) {
  const t = useText()
  const headingId = useId()
  const chat = useChat()
  const inView = useMemo(() => ({ kind, id }), [kind, id])
  const { data, isError, refetch } = useQuery({
    queryKey: ['chat', 'discussion', kind, id],
    // It is made when it is opened for the first time, hence a mutation; opening it again changes nothing.
    queryFn: async () => {
      const conversation = await callProcedure(bff.openDiscussion, { kind, id })
      chat.take(conversation)
      return conversation.id
    },
    staleTime: Number.POSITIVE_INFINITY,
    throwOnError: false,
  })
  return (
    <section className={styles.discussion} aria-labelledby={headingId}>
      <div className={styles.head}>
        <h2 id={headingId}>{t('discussion.title')}</h2>
        {data !== undefined && (
          <>
            <FollowButton conversationId={data} />
            <IconLink size="sm" icon="expand" label={t('discussion.open')} href={`/chat/${data}`} />
          </>
        )}
      </div>
      <div className={styles.body}>
        {data !== undefined ? (
          <DocumentInView value={inView}>
            <ConversationPane conversationId={data} compact />
          </DocumentInView>
        ) : isError ? (
          <div className={styles.failed}>
            <p>{t('discussion.failed')}</p>
            <Button size="sm" icon="refresh" onClick={() => void refetch()}>
              {t('discussion.retry')}
            </Button>
          </div>
        ) : (
          <div className={styles.failed}>
            <Skeleton width="70%" />
            <Skeleton width="50%" />
          </div>
        )}
      </div>
    </section>
  )
}

/** Whether one is told of what is said here. Whoever writes follows by itself. */
function FollowButton({ conversationId }: { conversationId: string }) {
  const t = useText()
  const chat = useChat()
  const { conversation } = useConversation(conversationId)
  const follow = useAction(bff.joinChannel, { onDone: chat.take })
  const unfollow = useAction(bff.leaveChannel, { onDone: () => chat.retry() })
  if (!conversation) return null
  const follows = conversation.mine?.member ?? false
  return (
    <Button
      size="sm"
      variant="subtle"
      icon={follows ? 'bell' : 'bell-off'}
      aria-pressed={follows}
      loading={follow.running || unfollow.running}
      onClick={() => (follows ? unfollow : follow).run({ id: conversationId })}
    >
      {t(follows ? 'discussion.follows' : 'discussion.follow')}
    </Button>
  )
}
