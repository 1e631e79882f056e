import { useStore } from '@torrent/portal-kit'
import { IconButton } from '@torrent/ui'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Conversation, Message } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { mineOf } from '../../model/conversation-change.ts'
import { useChat } from '../../store/use-chat.ts'
import type { ComposerHandle } from '../composer/Composer.tsx'
import { MessageEditor } from '../conversation/MessageEditor.tsx'
import { MessagesSkeleton } from '../conversation/MessagesSkeleton.tsx'
import { Timeline } from '../conversation/Timeline.tsx'
import { useConversationName } from '../conversation/use-conversation-name.ts'
import { useRows } from '../conversation/use-rows.ts'
import { WriteBox } from '../conversation/WriteBox.tsx'
import { EditsDialog } from '../message/EditsDialog.tsx'
import { type MessageHandlers, MessageItem } from '../message/MessageItem.tsx'
import { useMessageActions } from '../message/use-message-actions.ts'
import styles from './thread.module.css'

interface ThreadPanelProps {
  conversation: Conversation
  rootId: string
  /** Inside of a narrow conversation, in the place of it. */
  compact?: boolean
  /** The reply to point out. */
  target?: string
  onClose: () => void
}

/** A thread: the message that it is about, its replies, and where one replies. */
export function ThreadPanel({ conversation, rootId, compact, target, onClose }: ThreadPanelProps) {
  const t = useText()
  const chat = useChat()
  const name = useConversationName()(conversation)
  const { id: conversationId, service } = conversation
  const place = useMemo(() => ({ service, conversationId, rootId }), [service, conversationId, rootId])
  const window = useStore(chat.windows.of(conversationId, rootId))
  const root = useStore(chat.windows.single(rootId))
  const rows = useRows(conversationId, rootId)
  const composer = useRef<ComposerHandle>(null)
  const [editing, setEditing] = useState<Message>()
  const [edits, setEdits] = useState<Message>()
  const actions = useMessageActions(conversation, {
    linkCopied: t('done.linkCopied'),
    textCopied: t('done.textCopied'),
  })
  const handlers = useMemo<MessageHandlers>(() => ({ actions, onEdit: setEditing, onShowEdits: setEdits }), [actions])
  const readOnly = conversation.archived || (!mineOf(conversation).member && conversation.kind !== 'document')
  const isOwner = mineOf(conversation).role === 'owner'
  const onReachStart = useCallback(() => void chat.windows.before(place).catch(() => undefined), [chat, place])
  const onReachEnd = useCallback(() => void chat.windows.after(place).catch(() => undefined), [chat, place])
  const ignore = useCallback(() => undefined, [])
  const leave = useCallback(() => composer.current?.focus(), [])

  useEffect(() => {
    void chat.windows.open(place, target ? { id: target } : undefined).catch(() => undefined)
    void chat.windows.openSingle(service, conversationId, rootId).catch(() => undefined)
  }, [chat, place, service, conversationId, rootId, target])

  const editorOf = (message: Message) => (
    <MessageEditor
      conversation={conversation}
      message={message}
      actions={actions}
      onDone={() => {
        setEditing(undefined)
        composer.current?.focus()
      }}
    />
  )
  return (
    <section className={styles.panel} aria-label={t('thread.title')} data-inside={compact || undefined}>
      <header className={styles.head}>
        {compact && <IconButton size="sm" icon="arrow-left" label={t('thread.back')} onClick={onClose} />}
        <h2>{t('thread.title')}</h2>
        <span className={styles.place}>{name}</span>
        {!compact && <IconButton size="sm" icon="x" label={t('thread.close')} onClick={onClose} />}
      </header>
      <div className={styles.body}>
        {window.state === 'ready' && root ? (
          <Timeline
            rows={rows}
            label={t('thread.title')}
            start={
              <div className={styles.root}>
                <MessageItem
                  message={root}
                  handlers={handlers}
                  compact
                  isOwner={isOwner}
                  readOnly={readOnly}
                  editor={editing?.id === root.id ? editorOf(root) : undefined}
                />
                <p className={styles.count}>
                  {rows.some(({ kind }) => kind === 'message')
                    ? t('message.replies', { count: rows.filter(({ kind }) => kind === 'message').length })
                    : t('thread.none')}
                </p>
              </div>
            }
            handlers={handlers}
            target={target}
            past={window.hasAfter}
            compact
            fromTop
            isOwner={isOwner}
            readOnly={readOnly}
            editing={editing && { id: editing.id, editor: editorOf(editing) }}
            onReachStart={onReachStart}
            onReachEnd={onReachEnd}
            onNewest={() => void chat.windows.renew(place)}
            onAtEnd={ignore}
            onLeave={leave}
          />
        ) : (
          <MessagesSkeleton compact />
        )}
      </div>
      {!readOnly && (
        <WriteBox
          conversation={conversation}
          rootId={rootId}
          label={t('thread.reply')}
          placeholder={t('thread.placeholder')}
          sendLabel={t('thread.send')}
          compact
          autoFocus
          handle={composer}
          onEscape={onClose}
        />
      )}
      {edits && <EditsDialog conversation={conversation} message={edits} onClose={() => setEdits(undefined)} />}
    </section>
  )
}
