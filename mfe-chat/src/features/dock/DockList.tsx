import { useHost } from '@torrent/portal-kit'
import { Count, EmptyState, Icon, type IconName, ListSkeleton, SearchField, VisuallyHidden } from '@torrent/ui'
import { formatRelative } from '@torrent/ui/format'
import { useState } from 'react'
import type { Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { mineOf } from '../../model/conversation-change.ts'
import { otherOf } from '../../model/conversation-name.ts'
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
    .toSorted((a, b) => Number(waits(b)) - Number(waits(a)) || b.lastAt.localeCompare(a.lastAt))
  return (
    <div className={styles.list}>
      <div className={styles.filter}>
        <SearchField label={t('dock.filter')} value={text} onChange={setText} />
      </div>
      {shown.length === 0 && <EmptyState icon="chat" title={t('dock.none')} />}
      <ul>
        {shown.slice(0, 60).map(each => {
          const { unread, mentions } = mineOf(each)
          const other = otherOf(each, user.id)
          return (
            <li key={each.id}>
              <button type="button" data-unread={waits(each) || undefined} onClick={() => onOpen(each.id)}>
                {other ? (
                  <MemberAvatar id={other.id} name={other.name} size={24} />
                ) : (
                  <span className={styles.sign}>
                    <Icon name={signOf(each)} />
                  </span>
                )}
                <span className={styles.name}>
                  {name(each)}
                  {each.kind === 'room' && <span className={styles.when}> {t('dock.room')}</span>}
                </span>
                {waits(each) ? (
                  <>
                    <Count value={Math.max(unread, mentions)} tone={mentions > 0 ? 'danger' : 'accent'} />
                    <VisuallyHidden>{t('list.unread', { count: Math.max(unread, mentions) })}</VisuallyHidden>
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

function waits(conversation: Conversation): boolean {
  const { unread, mentions, level } = mineOf(conversation)
  return mentions > 0 || (unread > 0 && level !== 'none')
}

function signOf({ kind, open, documentKind }: Conversation): IconName {
  if (kind === 'document')
    return documentKind === 'order' ? 'order' : documentKind === 'shipment' ? 'shipment' : 'quote'
  if (kind === 'direct' || kind === 'room') return 'users'
  return open ? 'channel' : 'lock'
}
