import { useStore } from '@torrent/portal-kit'
import { useMemo } from 'react'
import type { Message } from '../../bff.ts'
import { namesEverybody } from '../../model/everybody.ts'
import { dayOf } from '../../model/time-of.ts'
import { type TimelineRow, timelineRows, type Waiting } from '../../model/timeline-rows.ts'
import type { Pending } from '../../store/outbox.ts'
import { useChat } from '../../store/use-chat.ts'

/**
 * The lines of a conversation, or of a thread in it: what is loaded and what is on its way.
 * @param unreadAfter where the unread ones began when it was opened
 */
export function useRows(conversationId: string, rootId: string, unreadAfter?: number): readonly TimelineRow[] {
  const { windows, outbox, me } = useChat()
  const window = useStore(windows.of(conversationId, rootId))
  const waiting = useStore(outbox.messages)
  return useMemo(() => {
    const pending = window.hasAfter ? [] : pendingIn(waiting, conversationId, rootId, me)
    return timelineRows({
      messages: window.messages,
      pending,
      fromStart: window.state === 'ready' && !window.hasBefore,
      unreadAfter,
      me: me.id,
      dayOf,
    })
  }, [window, waiting, conversationId, rootId, unreadAfter, me])
}

function pendingIn(
  waiting: readonly Pending[],
  conversationId: string,
  rootId: string,
  me: { id: string; name: string },
): { message: Message; waiting: Waiting }[] {
  return waiting
    .filter(({ input }) => input.conversationId === conversationId && (input.rootId ?? '') === rootId)
    .map(pending => ({ message: messageOf(pending, me), waiting: { state: pending.state, error: pending.error } }))
}

/** As it will look once it has been stored. */
function messageOf({ input, attachments, mentions, at }: Pending, author: { id: string; name: string }): Message {
  return {
    id: input.id,
    conversationId: input.conversationId,
    seq: 0,
    rootId: input.rootId ?? '',
    author,
    kind: 'text',
    body: input.body,
    at,
    editedAt: '',
    deleted: false,
    pinned: false,
    reactions: [],
    attachments: [...attachments],
    mentions: [...mentions],
    mentionsAll: namesEverybody(input.body),
    replyCount: 0,
    lastReplyAt: '',
    repliers: [],
    saved: false,
  }
}
