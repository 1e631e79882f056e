import { useParams } from '@tanstack/react-router'
import { useHost, usePageTitle, useStore } from '@torrent/portal-kit'
import { EmptyState } from '@torrent/ui'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Conversation, Message } from '../bff.ts'
import { ConversationPane } from '../features/conversation/ConversationPane.tsx'
import { useConversationName } from '../features/conversation/use-conversation-name.ts'
import { ConversationList } from '../features/list/ConversationList.tsx'
import type { ListView } from '../features/list/ListHead.tsx'
import { ConversationHead, UnknownHead } from '../features/page/ConversationHead.tsx'
import styles from '../features/page/page.module.css'
import { SidePanel, type SidePanelProps } from '../features/page/SidePanel.tsx'
import type { PanelKind, SideView } from '../features/page/side-view.ts'
import { useLastOpened } from '../features/page/use-last-opened.ts'
import { useText } from '../messages/use-text.ts'
import { useChat, useConversation } from '../store/use-chat.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The chat: the list of conversations, the one that is open, and what is looked at beside it. */
export function ChatPage() {
  const t = useText()
  const params: { channel?: string; message?: string } = useParams({ strict: false })
  const channel = UUID.test(params.channel ?? '') ? params.channel : undefined
  const message = channel && UUID.test(params.message ?? '') ? params.message : undefined
  const [side, setSide] = useState<SideView>()
  useLastOpened(channel)
  const toggle = useCallback((kind: PanelKind) => setSide(now => (now?.kind === kind ? undefined : { kind })), [])
  const view: ListView | undefined = side?.kind === 'threads' || side?.kind === 'saved' ? side.kind : undefined
  const [typed, onType] = useState('')
  const search = useMemo(() => ({ typed, onType }), [typed])
  const onOpen = useCallback(() => setSide({ kind: 'search' }), [])
  const onClose = useCallback(() => setSide(now => (now?.kind === 'search' ? undefined : now)), [])
  return (
    <div
      className={styles.page}
      data-fills-window
      data-open={channel !== undefined || undefined}
      data-side={side && true}
    >
      <ConversationList
        current={channel}
        view={view}
        onView={toggle}
        search={{ value: typed, onChange: onType, onOpen, onClose }}
      />
      {channel ? (
        <OpenConversation key={channel} id={channel} message={message} side={side} onSide={setSide} search={search} />
      ) : (
        <>
          <div className={styles.middle}>
            <Welcome />
          </div>
          {side && (
            <div className={styles.side}>
              <SidePanel view={side} search={search} onThread={setSide} onClose={() => setSide(undefined)} />
            </div>
          )}
        </>
      )}
      <span className="torrent-visually-hidden" aria-live="polite">
        {side?.kind === 'thread' ? t('thread.title') : ''}
      </span>
    </div>
  )
}

interface OpenConversationProps {
  id: string
  message: string | undefined
  side: SideView | undefined
  onSide: (side: SideView | undefined) => void
  search: SidePanelProps['search']
}

function OpenConversation({ id, message, side, onSide, search }: OpenConversationProps) {
  const t = useText()
  const { navigate } = useHost()
  const { conversation } = useConversation(id)
  const nameOf = useConversationName()
  const name = conversation && nameOf(conversation)
  const target = useTarget(conversation, message)
  const rootId = target?.rootId
  usePageTitle(name)
  useEffect(() => {
    if (rootId && message) onSide({ kind: 'thread', conversationId: id, rootId, target: message })
  }, [id, rootId, message, onSide])
  const openThread = useCallback(
    (root: Message) => onSide({ kind: 'thread', conversationId: id, rootId: root.id }),
    [id, onSide],
  )
  const shown = belongsHere(side, conversation) ? side : undefined
  const onBack = () => void navigate('/chat')
  return (
    <>
      <section className={styles.middle} aria-label={name ?? t('list.title')}>
        {conversation ? (
          <ConversationHead
            conversation={conversation}
            name={name ?? ''}
            side={shown?.kind}
            onSide={kind => onSide(shown?.kind === kind ? undefined : { kind })}
            onBack={onBack}
          />
        ) : (
          <UnknownHead onBack={onBack} />
        )}
        <div className={styles.conversation}>
          {/* Where an address names a message, that one is looked up first: it may be a reply, which stands in a thread. */}
          {(!message || target) && (
            <ConversationPane
              conversationId={id}
              autoFocus
              onOpenThread={openThread}
              target={target && (target.rootId || target.id)}
            />
          )}
        </div>
      </section>
      {shown && (
        <div className={styles.side}>
          <SidePanel
            view={shown}
            search={search}
            conversation={conversation}
            onThread={onSide}
            onClose={() => onSide(undefined)}
          />
        </div>
      )}
    </>
  )
}

/** A thread stands beside its own conversation only; what else is shown goes along to the next. */
function belongsHere(side: SideView | undefined, conversation: Conversation | undefined): boolean {
  if (side?.kind === 'thread') return side.conversationId === conversation?.id
  return side !== undefined && (conversation !== undefined || !['details', 'files', 'pins'].includes(side.kind))
}

/** The message that the address names, with the thread that it stands in; undefined until that is known. */
function useTarget(conversation: Conversation | undefined, id: string | undefined) {
  const { windows } = useChat()
  const message = useStore(windows.single(id ?? ''))
  const [gone, setGone] = useState<string>()
  const service = conversation?.service
  const conversationId = conversation?.id
  useEffect(() => {
    if (!service || !conversationId || !id) return
    windows.openSingle(service, conversationId, id).catch(() => setGone(id))
  }, [windows, service, conversationId, id])
  if (!id) return undefined
  if (gone === id) return { id, rootId: '' }
  return message && { id, rootId: message.rootId }
}

function Welcome() {
  const t = useText()
  return (
    <div className={styles.welcome}>
      <EmptyState icon="chat" title={t('welcome.title')}>
        {t('welcome.body')}
      </EmptyState>
    </div>
  )
}
