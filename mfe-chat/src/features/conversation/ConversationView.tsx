import { useStore } from '@torrent/portal-kit'
import { Button, EmptyState } from '@torrent/ui'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Conversation, Message } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { mineOf } from '../../model/conversation-change.ts'
import { useChat } from '../../store/use-chat.ts'
import type { ComposerHandle } from '../composer/Composer.tsx'
import { EditsDialog } from '../message/EditsDialog.tsx'
import type { MessageHandlers } from '../message/MessageItem.tsx'
import { useMessageActions } from '../message/use-message-actions.ts'
import { ThreadPanel } from '../thread/ThreadPanel.tsx'
import { Beginning } from './Beginning.tsx'
import styles from './conversation.module.css'
import { MessageEditor } from './MessageEditor.tsx'
import { MessagesSkeleton } from './MessagesSkeleton.tsx'
import { Timeline } from './Timeline.tsx'
import { useConversationName } from './use-conversation-name.ts'
import { useNews } from './use-news.ts'
import { useReading } from './use-reading.ts'
import { useRows } from './use-rows.ts'
import { WriteBar } from './WriteBar.tsx'

export interface ConversationViewProps {
  conversation: Conversation
  /** For places as narrow as a column beside a document. */
  compact?: boolean
  /** Opens a thread elsewhere; without it the pane itself turns to the thread. */
  onOpenThread?: (message: Message) => void
  /** The message to open at. */
  target?: string
  autoFocus?: boolean
}

/** A conversation that is known: its messages and the place to write. */
export function ConversationView(props: ConversationViewProps) {
  const { conversation, compact, onOpenThread, target, autoFocus } = props
  const t = useText()
  const chat = useChat()
  const name = useConversationName()(conversation)
  const { id: conversationId, service } = conversation
  const place = useMemo(() => ({ service, conversationId, rootId: '' }), [service, conversationId])
  const window = useStore(chat.windows.of(conversationId))
  const [unreadAfter] = useState(() => firstUnread(conversation))
  const rows = useRows(conversationId, '', unreadAfter)
  const [editing, setEditing] = useState<Message>()
  const [edits, setEdits] = useState<Message>()
  const [ownThread, setOwnThread] = useState<Message>()
  const composer = useRef<ComposerHandle>(null)
  const { failed, load } = useLoading(place, target)
  const onAtEnd = useReading(conversation)
  const news = useNews(rows, chat.me.id)
  const actions = useMessageActions(conversation, {
    linkCopied: t('done.linkCopied'),
    textCopied: t('done.textCopied'),
  })
  const openThread = onOpenThread ?? setOwnThread
  const handlers = useMemo<MessageHandlers>(
    () => ({ actions, onEdit: setEditing, onOpenThread: openThread, onShowEdits: setEdits }),
    [actions, openThread],
  )
  const readOnly = conversation.archived || !mineOf(conversation).member
  const leave = useCallback(() => composer.current?.focus(), [])
  const onReachStart = useCallback(() => void chat.windows.before(place).catch(() => undefined), [chat, place])
  const onReachEnd = useCallback(() => void chat.windows.after(place).catch(() => undefined), [chat, place])
  const doneEditing = () => {
    setEditing(undefined)
    composer.current?.focus()
  }
  const editLast = () => {
    const own = window.messages.findLast(
      ({ author, kind, deleted }) => author?.id === chat.me.id && kind === 'text' && !deleted,
    )
    if (own) setEditing(own)
  }

  if (ownThread) {
    return (
      <ThreadPanel conversation={conversation} rootId={ownThread.id} compact onClose={() => setOwnThread(undefined)} />
    )
  }
  return (
    <div className={styles.pane} data-compact={compact || undefined}>
      {window.state === 'ready' ? (
        <Timeline
          rows={rows}
          label={t('timeline.label', { name })}
          start={<Beginning conversation={conversation} compact={compact} />}
          handlers={handlers}
          target={target}
          past={window.hasAfter}
          compact={compact}
          isOwner={mineOf(conversation).role === 'owner'}
          readOnly={readOnly}
          editing={
            editing && {
              id: editing.id,
              editor: (
                <MessageEditor conversation={conversation} message={editing} actions={actions} onDone={doneEditing} />
              ),
            }
          }
          onReachStart={onReachStart}
          onReachEnd={onReachEnd}
          onNewest={() => load(true)}
          onAtEnd={onAtEnd}
          onLeave={leave}
        />
      ) : failed ? (
        <div className={styles.instead}>
          <EmptyState
            icon="plug-off"
            title={t('conversation.failed.title')}
            action={
              <Button icon="refresh" onClick={() => load()}>
                {t('retry')}
              </Button>
            }
          >
            {t('conversation.failed.body')}
          </EmptyState>
        </div>
      ) : (
        <MessagesSkeleton compact={compact} />
      )}
      <div className="torrent-visually-hidden" aria-live="polite">
        {news && t('timeline.news', { name: news.author?.name ?? '', text: news.body.slice(0, 200) })}
      </div>
      <WriteBar
        conversation={conversation}
        name={name}
        compact={compact}
        autoFocus={autoFocus}
        handle={composer}
        onEditLast={editLast}
        onSent={() => window.hasAfter && load(true)}
      />
      {edits && <EditsDialog conversation={conversation} message={edits} onClose={() => setEdits(undefined)} />}
    </div>
  )
}

/** Loads the messages where they are not there yet, around the one that the address names. */
function useLoading(
  place: { service: Conversation['service']; conversationId: string; rootId: string },
  target?: string,
) {
  const { windows } = useChat()
  const [failed, setFailed] = useState(false)
  const load = useCallback(
    (newest = false) => {
      setFailed(false)
      const work = newest ? windows.renew(place) : windows.open(place, target ? { id: target } : undefined)
      // A message that is not there any more: the conversation is shown all the same.
      const instead = target ? work.catch(() => windows.open(place)) : work
      void instead.catch(() => setFailed(true))
    },
    [windows, place, target],
  )
  useEffect(() => load(), [load])
  return { failed, load }
}

/** Where the unread messages begin; undefined where there are none. */
function firstUnread(conversation: Conversation): number | undefined {
  const { member, unread, readSeq } = mineOf(conversation)
  return member && unread > 0 ? readSeq : undefined
}
