import { IconButton, Menu, type MenuEntry } from '@torrent/ui'
import type { Message } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useChat } from '../../store/use-chat.ts'
import { EmojiButton } from '../emoji/EmojiButton.tsx'
import type { MessageHandlers } from './MessageItem.tsx'
import styles from './message.module.css'

interface MessageToolbarProps {
  message: Message
  handlers: MessageHandlers
  isOwner?: boolean
  readOnly?: boolean
}

/** What can be done with a message, at its upper right while it is pointed at or has the focus. */
export function MessageToolbar({ message, handlers, isOwner, readOnly }: MessageToolbarProps) {
  const t = useText()
  const { actions, onOpenThread } = handlers
  return (
    <div className={styles.toolbar}>
      {!readOnly && (
        <EmojiButton
          label={t('message.react')}
          icon="smile-plus"
          size="sm"
          align="end"
          onPick={emoji => actions.react(message, emoji)}
        />
      )}
      {onOpenThread && (
        <IconButton size="sm" icon="reply" label={t('message.reply')} onClick={() => onOpenThread(message)} />
      )}
      <IconButton
        size="sm"
        icon={message.saved ? 'bookmark-filled' : 'bookmark'}
        label={t(message.saved ? 'message.unsave' : 'message.save')}
        onClick={() => actions.save(message)}
      />
      <Menu
        align="end"
        trigger={<IconButton size="sm" icon="dots" label={t('message.more')} />}
        items={useEntries({ message, handlers, isOwner, readOnly })}
      />
    </div>
  )
}

function useEntries({ message, handlers, isOwner = false, readOnly = false }: MessageToolbarProps): MenuEntry[] {
  const t = useText()
  const { me } = useChat()
  const { actions, onEdit, onShowEdits } = handlers
  const isOwn = message.author?.id === me.id && message.kind === 'text'
  const mayRemove = (isOwn || isOwner) && message.kind === 'text'
  const entries: (MenuEntry | false)[] = [
    isOwn && !readOnly && { label: t('message.edit'), icon: 'edit', onSelect: () => onEdit(message) },
    !readOnly && {
      label: t(message.pinned ? 'message.unpin' : 'message.pin'),
      icon: 'pin',
      onSelect: () => actions.pin(message),
    },
    message.rootId === '' && { label: t('message.unread'), icon: 'mail', onSelect: () => actions.markUnread(message) },
    { label: t('message.copyLink'), icon: 'link', onSelect: () => actions.copyLink(message) },
    message.body !== '' && { label: t('message.copyText'), icon: 'copy', onSelect: () => actions.copyText(message) },
    message.editedAt !== '' && {
      label: t('message.history'),
      icon: 'history',
      onSelect: () => onShowEdits(message),
    },
    mayRemove &&
      !readOnly && { label: t('message.delete'), icon: 'trash', danger: true, onSelect: () => actions.remove(message) },
  ]
  return entries.filter(entry => entry !== false)
}
