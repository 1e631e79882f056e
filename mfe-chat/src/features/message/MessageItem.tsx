import { toTorrentError, useLanguage, useStore } from '@torrent/portal-kit'
import { Button, Icon } from '@torrent/ui'
import { formatInstant } from '@torrent/ui/format'
import { type KeyboardEvent, memo } from 'react'
import type { Message } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { isOnlyEmoji } from '../../model/only-emoji.ts'
import { timeOf } from '../../model/time-of.ts'
import type { Waiting } from '../../model/timeline-rows.ts'
import { removals } from '../../store/removals.ts'
import { useChat } from '../../store/use-chat.ts'
import { AttachmentList } from '../files/AttachmentList.tsx'
import { DocumentPostingCard } from '../links/DocumentPosting.tsx'
import { LinkPreviews } from '../links/LinkPreviews.tsx'
import { MemberAvatar } from '../members/MemberAvatar.tsx'
import { MemberName } from '../members/MemberName.tsx'
import { MessageText } from './MessageText.tsx'
import { MessageToolbar } from './MessageToolbar.tsx'
import styles from './message.module.css'
import { ReactionRow } from './ReactionRow.tsx'
import { ThreadFooter } from './ThreadFooter.tsx'
import type { MessageActions } from './use-message-actions.ts'

/** What a place that shows messages does with them. */
export interface MessageHandlers {
  actions: MessageActions
  onEdit: (message: Message) => void
  /** Missing where threads cannot be opened: in a thread itself. */
  onOpenThread?: (message: Message) => void
  onShowEdits: (message: Message) => void
}

export interface MessageItemProps {
  message: Message
  handlers: MessageHandlers
  /** Begins a group: with picture and name. */
  first?: boolean
  compact?: boolean
  /** The one that an address or a search led to. */
  target?: boolean
  pending?: Waiting
  /** What happened to a document whose card stands further below. */
  superseded?: boolean
  /** Under the text while it is being edited, in the place of it. */
  editor?: React.ReactNode
  /** This person owns the conversation and may delete what others wrote in it. */
  isOwner?: boolean
  /** Nothing is posted here any more, or not by this person. */
  readOnly?: boolean
}

/**
 * One message: who, when, what, and what can be done with it. Of the conversation it is told only what it shows of it:
 * that is another object after each event, and everything in sight would be drawn again for each message that comes.
 */
export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const { message, handlers, first = true, compact, target, pending, editor, isOwner, readOnly } = props
  const t = useText()
  const language = useLanguage()
  const { me } = useChat()
  const isRemoved = useStore(removals.ids).has(message.id)
  const author = message.author ?? { id: '', name: '' }
  const time = timeOf(message.at, language)
  const isMention = message.mentionsAll || message.mentions.some(({ id }) => id === me.id)
  return (
    // Reached by Tab as use-one-stop.ts says, and by the arrow keys.
    <article
      className={styles.item}
      aria-label={t('message.label', { name: author.name, time })}
      data-message={message.id}
      data-first={first || undefined}
      data-compact={compact || undefined}
      data-target={target || undefined}
      data-mention={(isMention && !message.deleted) || undefined}
      data-pinned={message.pinned || undefined}
      data-state={pending?.state}
      tabIndex={-1}
      onKeyDown={event => runKey(event, props, me.id)}
    >
      <div className={styles.side}>
        {first ? (
          <MemberAvatar id={author.id} name={author.name} size={compact ? 28 : 34} />
        ) : (
          <time className={styles.sideTime} dateTime={message.at}>
            {time}
          </time>
        )}
      </div>
      <div className={styles.main}>
        {message.pinned && (
          <div className={styles.mark}>
            <Icon name="pin" size={12} />
            {t('message.pinned')}
          </div>
        )}
        {first && (
          <div className={styles.head}>
            <MemberName id={author.id} name={author.name} />
            <time className={styles.time} dateTime={message.at} title={formatInstant(message.at, language)}>
              {time}
            </time>
            {message.saved && <Icon name="bookmark-filled" size={12} className={styles.saved} />}
          </div>
        )}
        {isRemoved ? (
          <p className={styles.deleted}>
            {t('message.deleted')}
            <button type="button" className={styles.textButton} onClick={() => removals.undo(message.id)}>
              {t('message.undoDelete')}
            </button>
          </p>
        ) : (
          (editor ?? <Content {...props} pending={pending} />)
        )}
      </div>
      {!editor && !isRemoved && !pending && !message.deleted && (
        <MessageToolbar message={message} handlers={handlers} isOwner={isOwner} readOnly={readOnly} />
      )}
    </article>
  )
})

function Content({ message, handlers, compact, pending, superseded, readOnly }: MessageItemProps) {
  const t = useText()
  const language = useLanguage()
  const { me, outbox } = useChat()
  if (message.deleted) {
    return (
      <>
        <p className={styles.deleted}>{t('message.deleted')}</p>
        <ThreadFooter message={message} onOpen={handlers.onOpenThread} />
      </>
    )
  }
  return (
    <>
      {message.kind === 'document' && message.document ? (
        <DocumentPostingCard posting={message.document} superseded={superseded} />
      ) : (
        message.body !== '' && (
          <p className={styles.body} data-big={isOnlyEmoji(message.body) || undefined}>
            <MessageText
              body={message.body}
              mentions={message.mentions}
              mentionsAll={message.mentionsAll}
              self={me.id}
            />
            {message.editedAt !== '' && (
              <button
                type="button"
                className={styles.edited}
                title={formatInstant(message.editedAt, language)}
                onClick={() => handlers.onShowEdits(message)}
              >
                {t('message.edited')}
              </button>
            )}
            {pending?.state === 'sending' && (
              <span className={styles.sending}>
                <Icon name="clock" size={12} />
                {t('message.sending')}
              </span>
            )}
          </p>
        )
      )}
      {message.attachments.length > 0 && <AttachmentList attachments={message.attachments} compact={compact} />}
      {message.kind === 'text' && message.body !== '' && <LinkPreviews body={message.body} />}
      {pending?.state === 'failed' && (
        <div className={styles.failed} role="alert">
          <Icon name="alert" size={14} />
          <span>{toTorrentError(pending.error).text(language)}</span>
          <Button size="sm" icon="refresh" onClick={() => outbox.retry(message.id)}>
            {t('message.retry')}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => outbox.discard(message.id)}>
            {t('message.discard')}
          </Button>
        </div>
      )}
      <ReactionRow message={message} onReact={readOnly ? undefined : emoji => handlers.actions.react(message, emoji)} />
      <ThreadFooter message={message} onOpen={handlers.onOpenThread} />
    </>
  )
}

/** Keys on a message that has the focus itself; what stands inside of it has keys of its own. */
function runKey(
  event: KeyboardEvent<HTMLElement>,
  { message, handlers, readOnly, pending }: MessageItemProps,
  me: string,
) {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || pending) return
  if (message.deleted) return
  const isOwn = message.author?.id === me && message.kind === 'text' && !readOnly
  const run = {
    e: isOwn ? () => handlers.onEdit(message) : undefined,
    Delete: isOwn ? () => handlers.actions.remove(message) : undefined,
    t: handlers.onOpenThread && (() => handlers.onOpenThread?.(message)),
    s: () => handlers.actions.save(message),
  }[event.key]
  if (!run) return
  event.preventDefault()
  run()
}
