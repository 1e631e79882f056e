import { useAllowed, useLanguage } from '@torrent/portal-kit'
import { Button, IconButton, Skeleton } from '@torrent/ui'
import { type ReactNode, useId, useMemo, useState } from 'react'
import type { Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { conversationSections, type Section } from '../../model/conversation-sections.ts'
import { useChat, useConversations } from '../../store/use-chat.ts'
import { BrowseChannelsDialog } from '../channels/BrowseChannelsDialog.tsx'
import { NewChannelDialog } from '../channels/NewChannelDialog.tsx'
import { useConversationName } from '../conversation/use-conversation-name.ts'
import { GroupsSection } from '../groups/GroupsSection.tsx'
import { NewDirectMessage } from '../members/NewDirectMessage.tsx'
import { SearchBox, type SearchBoxProps } from '../search/SearchBox.tsx'
import { ConversationLink } from './ConversationLink.tsx'
import { ListHead, type ListView } from './ListHead.tsx'
import styles from './list.module.css'
import { MeRow } from './MeRow.tsx'

interface ConversationListProps {
  /** The conversation that is open. */
  current?: string
  /** What is shown beside it, for the buttons at the head. */
  view?: ListView
  onView: (view: ListView) => void
  search: SearchBoxProps
}

/** The person's conversations, by what they are. */
export function ConversationList({ current, view, onView, search }: ConversationListProps) {
  const t = useText()
  const language = useLanguage()
  const { conversations, loading, failed } = useConversations()
  const { retry } = useChat()
  const nameOf = useConversationName()
  const mayCreate = useAllowed('channel.create')
  const [dialog, setDialog] = useState<'channel' | 'browse' | 'direct'>()
  const close = () => setDialog(undefined)
  const sections = useMemo(
    () => conversationSections(conversations, nameOf, language),
    [conversations, nameOf, language],
  )
  const shared = { current, nameOf }
  // Before anything is known no section is shown: empty ones would say that there is nothing.
  const isUnknown = (loading || failed) && conversations.length === 0
  return (
    <nav className={styles.list} aria-label={t('list.label')}>
      <ListHead view={view} onView={onView} isPage={current === undefined} />
      <div className={styles.search}>
        <SearchBox {...search} />
      </div>
      <div className={styles.sections}>
        {isUnknown && loading && <ListSkeleton />}
        {isUnknown && failed && (
          <div className={styles.failed} role="alert">
            <p>{t('conversation.failed.title')}</p>
            <Button size="sm" icon="refresh" onClick={retry}>
              {t('retry')}
            </Button>
          </div>
        )}
        {!isUnknown && (
          <>
            {sections.favourites.length > 0 && (
              <ListSection {...shared} section="favourites" all={sections.favourites} />
            )}
            <ListSection {...shared} section="channels" all={sections.channels}>
              <IconButton size="sm" icon="search" label={t('list.browse')} onClick={() => setDialog('browse')} />
              {mayCreate && (
                <IconButton size="sm" icon="plus" label={t('list.newChannel')} onClick={() => setDialog('channel')} />
              )}
            </ListSection>
            {sections.rooms.length > 0 && <ListSection {...shared} section="rooms" all={sections.rooms} />}
            <ListSection {...shared} section="direct" all={sections.direct}>
              <IconButton size="sm" icon="plus" label={t('list.newDirect')} onClick={() => setDialog('direct')} />
            </ListSection>
            {sections.documents.length > 0 && (
              <ListSection {...shared} section="documents" all={sections.documents} most={12} />
            )}
            <GroupsSection />
          </>
        )}
      </div>
      <MeRow />
      {dialog === 'channel' && <NewChannelDialog onClose={close} />}
      {dialog === 'browse' && <BrowseChannelsDialog onClose={close} />}
      {dialog === 'direct' && <NewDirectMessage onClose={close} />}
    </nav>
  )
}

interface ListSectionProps {
  section: Section
  all: readonly Conversation[]
  current?: string
  nameOf: (conversation: Conversation) => string
  /** So many are shown at first. */
  most?: number
  /** Buttons at its head. */
  children?: ReactNode
}

function ListSection({ section, all, current, nameOf, most = Number.POSITIVE_INFINITY, children }: ListSectionProps) {
  const t = useText()
  const id = useId()
  const [closed, setClosed] = useState(false)
  const [whole, setWhole] = useState(false)
  const shown = all.filter((each, index) => whole || index < most || each.id === current)
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={!closed}
          aria-labelledby={id}
          onClick={() => setClosed(!closed)}
        />
        <h2 id={id}>{t(`list.${section}`)}</h2>
        {children}
      </div>
      <ul className={styles.links}>
        {shown
          // What waits is seen in a folded section too.
          .filter(each => !closed || each.id === current || (each.mine?.unread ?? 0) > 0)
          .map(each => (
            <li key={each.id}>
              <ConversationLink conversation={each} name={nameOf(each)} current={each.id === current} />
            </li>
          ))}
      </ul>
      {!closed && shown.length < all.length && (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          {t('list.more', { count: all.length - shown.length })}
        </button>
      )}
    </section>
  )
}

function ListSkeleton() {
  return (
    <div className={styles.skeleton} aria-busy="true">
      {[60, 76, 48, 68, 56, 72].map(width => (
        <Skeleton key={width} width={`${width}%`} height={14} />
      ))}
    </div>
  )
}
