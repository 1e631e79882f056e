import { useHost, useStore } from '@torrent/portal-kit'
import { useEffect, useMemo } from 'react'
import type { Conversation } from '../bff.ts'
import { mineOf } from '../model/conversation-change.ts'
import { createChatApi } from './api.ts'
import { type Chat, startChat, type VisitState } from './chat.ts'
import type { PresenceState, Writer } from './people.ts'

let started: Chat | undefined

/** The chat of the page, started by whoever asks for it first; it lives as long as the page. */
export function useChat(): Chat {
  const { user, realtime, queryClient } = useHost()
  started ??= startChat({
    api: createChatApi(queryClient),
    realtime,
    me: { id: user.id, name: user.name },
    storage: localStorage,
    changed: (what, id) =>
      void queryClient.invalidateQueries({
        predicate: ({ meta }) => meta?.kinds?.includes(what) === true && (meta.ids?.includes(id) ?? true),
      }),
  })
  return started
}

/** The conversations that the person is a member of, in no order. */
export function useConversations(): { conversations: readonly Conversation[]; loading: boolean; failed: boolean } {
  const { conversations, loaded } = useChat()
  const known = useStore(conversations)
  const state = useStore(loaded)
  const mine = useMemo(() => [...known.values()].filter(each => mineOf(each).member), [known])
  return { conversations: mine, loading: state === 'loading', failed: state === 'failed' }
}

/** One conversation, kept up to date while the component is shown, also where the person is no member. */
export function useConversation(id: string): {
  conversation: Conversation | undefined
  state: VisitState
  retry: () => void
} {
  const chat = useChat()
  const conversation = useStore(chat.conversations).get(id)
  const state = useStore(chat.visited(id))
  useEffect(() => chat.visit(id), [chat, id])
  return { conversation, state: conversation ? 'ready' : state, retry: chat.retry }
}

/** What waits to be read: conversations that are muted do not count, but being named in them does. */
export function useUnread(): { count: number; mentions: number } {
  const { conversations } = useConversations()
  return useMemo(() => {
    let count = 0
    let mentions = 0
    for (const each of conversations) {
      const mine = mineOf(each)
      const named = each.kind === 'direct' ? Math.max(mine.unread, mine.mentions) : mine.mentions
      mentions += mine.level === 'none' && each.kind !== 'direct' ? 0 : named
      count += mine.level === 'none' ? 0 : Math.max(mine.unread, mine.mentions)
    }
    return { count, mentions }
  }, [conversations])
}

/** Whether a person is here. */
export function usePresence(memberId: string): PresenceState {
  return useStore(useChat().people.presence)[memberId] ?? 'offline'
}

/** Who is writing in a conversation, or in one thread of it. */
export function useTyping(conversationId: string, rootId = ''): readonly Writer[] {
  const writers = useStore(useChat().people.typing(conversationId))
  return useMemo(() => writers.filter(writer => writer.rootId === rootId), [writers, rootId])
}
