import { useQuery } from '@tanstack/react-query'
import { useHost } from '@torrent/portal-kit'
import { useEffect } from 'react'
import { bff, type Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { DetailsPanel } from '../channels/DetailsPanel.tsx'
import { FilesPanel } from '../files/FilesPanel.tsx'
import { SearchPanel, type SearchPanelProps } from '../search/SearchPanel.tsx'
import { ThreadPanel } from '../thread/ThreadPanel.tsx'
import { MessagePanel } from './MessagePanel.tsx'
import type { SideView } from './side-view.ts'

export interface SidePanelProps {
  view: SideView
  search: Pick<SearchPanelProps, 'typed' | 'onType'>
  conversation?: Conversation
  /** Shows a thread, of whichever conversation. */
  onThread: (thread: SideView) => void
  onClose: () => void
}

/** The third column. */
export function SidePanel({ view, search, conversation, onThread, onClose }: SidePanelProps) {
  if (view.kind === 'thread') {
    return conversation ? (
      <ThreadPanel
        key={view.rootId}
        conversation={conversation}
        rootId={view.rootId}
        target={view.target}
        onClose={onClose}
      />
    ) : null
  }
  if (view.kind === 'search') return <SearchPanel {...search} conversation={conversation} onClose={onClose} />
  if (view.kind === 'threads') return <ThreadsPanel onThread={onThread} onClose={onClose} />
  if (view.kind === 'saved') return <SavedPanel onClose={onClose} />
  if (!conversation) return null
  if (view.kind === 'details') return <DetailsPanel conversation={conversation} onClose={onClose} />
  if (view.kind === 'files') return <FilesPanel conversation={conversation} onClose={onClose} />
  return <PinsPanel conversation={conversation} onClose={onClose} />
}

function PinsPanel({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const t = useText()
  const { service, id: conversationId, lastSeq } = conversation
  const pins = useQuery({ ...bff.pins.queryOptions({ service, conversationId }), staleTime: 0 })
  const { refetch } = pins
  // Pinning is an event of the conversation: after one, what is shown may be old.
  useEffect(() => {
    if (lastSeq > 0) void refetch()
  }, [lastSeq, refetch])
  return (
    <MessagePanel
      title={t('pins.title')}
      icon="pin"
      found={pins.data?.map(message => ({ service, message }))}
      empty={{ title: t('pins.none.title'), body: t('pins.none.body') }}
      onClose={onClose}
    />
  )
}

function ThreadsPanel({ onThread, onClose }: Pick<SidePanelProps, 'onThread' | 'onClose'>) {
  const t = useText()
  const { navigate } = useHost()
  const threads = useQuery({ ...bff.threads.queryOptions(), staleTime: 0 })
  return (
    <MessagePanel
      title={t('threads.title')}
      icon="reply"
      places
      found={threads.data}
      onOpen={({ conversationId, id }) => {
        onThread({ kind: 'thread', conversationId, rootId: id })
        void navigate(`/chat/${conversationId}`)
      }}
      empty={{ title: t('threads.none.title'), body: t('threads.none.body') }}
      onClose={onClose}
    />
  )
}

function SavedPanel({ onClose }: { onClose: () => void }) {
  const t = useText()
  const saved = useQuery({ ...bff.saved.queryOptions(), staleTime: 0 })
  return (
    <MessagePanel
      title={t('saved.title')}
      icon="bookmark"
      places
      found={saved.data}
      empty={{ title: t('saved.none.title'), body: t('saved.none.body') }}
      onClose={onClose}
    />
  )
}
