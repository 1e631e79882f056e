import { useHost } from '@torrent/portal-kit'
import { Count, EmptyState, Icon, ListSkeleton, SearchField, VisuallyHidden } from '@torrent/ui'
import { formatRelative } from '@torrent/ui/format'
import { useState } from 'react'
import type { Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { mineOf } from '../../model/conversation-change.ts'
import { conversationIcon } from '../../model/conversation-icon.ts'
import { otherOf } from '../../model/conversation-name.ts'
import { waitingIn } from '../../model/conversation-sections.ts'
import { useConversations } from '../../store/use-chat.ts'
import { MemberAvatar } from '../members/MemberAvatar.tsx'
import styles from './dock.module.css'

export interface DockListProps {
  name: (conversation: Conversation) => string
  onOpen: (id: string) => void
}

/** Conversations for the small window: what waits first, then the liveliest. */
export function DockList({ name, onOpen }: DockListProps) {
  const t = useText()
  const { user, language } = useHost()
  const { conversations, loading } = useConversations()
  const [text, setText] = useState('')
  if (loading && conversations.length === 0) return <ListSkeleton rows={4} />
  const wanted = text.trim().toLowerCase()
  const shown = conversations
    .filter(each => !each.archived && name(each).toLowerCase().includes(wanted))
    .toSorted((a, b) => Number(waitingIn(b).unread) - Number(waitingIn(a).unread) || b.lastAt.localeCompare(a.lastAt))
  return (
    <div className={styles.list}>
      <div className={styles.filter}>
        <SearchField label={t('dock.filter')} value={text} onChange={setText} />
      </div>
      {shown.length === 0 && <EmptyState icon="chat" title={t(wanted === '' ? 'dock.none' : 'dock.noMatch')} />}
      <ul>
        {shown.slice(0, 60).map(each => {
          const { unread, badge } = waitingIn(each)
          const count = badge || mineOf(each).unread
          const other = otherOf(each, user.id)
          return (
            <li key={each.id}>
              <button type="button" data-unread={unread || undefined} onClick={() => onOpen(each.id)}>
                {other ? (
                  <MemberAvatar id={other.id} name={other.name} size={24} />
                ) : (
                  <span className={styles.sign}>
                    <Icon name={conversationIcon(each)} />
                  </span>
                )}
                <span className={styles.name}>
                  {name(each)}
                  {each.kind === 'room' && <span className={styles.when}> {t('dock.room')}</span>}
                </span>
                {unread ? (
                  <>
                    <Count value={count} tone={badge > 0 ? 'danger' : 'accent'} />
                    <VisuallyHidden>{t(badge > 0 ? 'list.mentions' : 'list.unread', { count })}</VisuallyHidden>
                  </>
                ) : (
                  each.lastAt !== '' && <span className={styles.when}>{formatRelative(each.lastAt, language)}</span>
                )}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
