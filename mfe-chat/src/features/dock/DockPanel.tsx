import { useStore } from '@torrent/portal-kit'
import { IconButton, IconLink } from '@torrent/ui'
import { useEffect, useId, useRef, useState } from 'react'
import { useText } from '../../messages/use-text.ts'
import { useChat } from '../../store/use-chat.ts'
import { ConversationPane } from '../conversation/ConversationPane.tsx'
import { useConversationName } from '../conversation/use-conversation-name.ts'
import { NoticePermission } from '../notifications/NoticePermission.tsx'
import { DockList } from './DockList.tsx'
import styles from './dock.module.css'

let lastOpened: string | undefined

/** The small window: the list of conversations, or one of them. It opens where it was left. */
export function DockPanel({ onClose }: { onClose: () => void }) {
  const t = useText()
  const headingId = useId()
  const name = useConversationName()
  const conversations = useStore(useChat().conversations)
  const [opened, setOpened] = useState(lastOpened)
  const open = (id: string | undefined) => {
    lastOpened = id
    setOpened(id)
  }
  const panel = useRef<HTMLElement>(null)
  // Whoever opened it or went from one to another goes on inside, and Escape leads back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what had the focus is gone when another is shown
  useEffect(() => {
    if (!panel.current?.contains(document.activeElement)) panel.current?.focus()
  }, [opened])
  const conversation = opened === undefined ? undefined : conversations.get(opened)
  return (
    <section
      className={styles.panel}
      data-dock-open
      ref={panel}
      tabIndex={-1}
      aria-labelledby={headingId}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles.head}>
        {conversation && (
          <IconButton size="sm" icon="arrow-left" label={t('dock.back')} onClick={() => open(undefined)} />
        )}
        <h2 id={headingId}>{conversation ? name(conversation) : t('dock.title')}</h2>
        <NoticePermission />
        <IconLink
          size="sm"
          icon="expand"
          label={t('dock.expand')}
          href={conversation ? `/chat/${conversation.id}` : '/chat'}
        />
        <IconButton size="sm" icon="minimize" label={t('dock.close')} onClick={onClose} />
      </div>
      <div className={styles.body}>
        {conversation ? (
          <ConversationPane key={conversation.id} conversationId={conversation.id} compact />
        ) : (
          <DockList name={name} onOpen={open} />
        )}
      </div>
    </section>
  )
}
