import type { Conversation } from '../bff.ts'
import { mineOf, withMine } from '../model/conversation-change.ts'
import { LONGEST_MESSAGE } from '../model/longest-message.ts'
import type { ChatApi } from './api.ts'

/** How far the person has read, and what they are writing, told to their other windows and devices. */
export interface Reading {
  /** Everything up to this sequence has been seen. */
  seen(conversationId: string, seq: number): void
  /** Unread again, from this message on. */
  unreadFrom(conversationId: string, seq: number): Promise<void>
  /** Another window or device has read up to there. */
  heard(conversationId: string, seq: number): void
  /** Keeps what is being written on the server, a moment after the last key. */
  draft(conversationId: string, text: string): void
}

export interface Known {
  known(id: string): Conversation | undefined
  change(id: string, next: (conversation: Conversation) => Conversation): void
}

/** Milliseconds: messages that come together are one mark. */
const MARK_AFTER = 300
const DRAFT_AFTER = 1_000

/** @param known the conversations, and how one is changed */
export function createReading(api: ChatApi, { known, change }: Known): Reading {
  const marks = new Map<string, ReturnType<typeof setTimeout>>()
  const drafts = new Map<string, ReturnType<typeof setTimeout>>()

  const all = (conversation: Conversation, seq: number) =>
    withMine(conversation, { readSeq: Math.max(seq, mineOf(conversation).readSeq), unread: 0, mentions: 0 })

  /** The server counts: events do not say how many are left. */
  function ask(id: string): void {
    void api.conversation(id).then(
      fresh => change(id, conversation => ({ ...conversation, mine: fresh.mine })),
      () => undefined,
    )
  }

  return {
    seen(id, seq) {
      const conversation = known(id)
      if (!conversation || !mineOf(conversation).member) return
      const { readSeq, unread, mentions } = mineOf(conversation)
      if (seq <= readSeq && unread === 0 && mentions === 0) return
      change(id, now => all(now, seq))
      clearTimeout(marks.get(id))
      const mark = () => {
        marks.delete(id)
        // What could not be marked is marked with the next message; until then only the counts elsewhere are behind.
        void api.markRead(conversation.service, id, seq, false).catch(() => undefined)
      }
      marks.set(id, setTimeout(mark, MARK_AFTER))
    },
    async unreadFrom(id, seq) {
      const conversation = known(id)
      if (!conversation) return
      clearTimeout(marks.get(id))
      const fresh = await api.markRead(conversation.service, id, Math.max(0, seq - 1), true)
      change(id, now => ({ ...now, mine: fresh.mine }))
    },
    heard(id, seq) {
      const conversation = known(id)
      if (!conversation) return
      change(id, now => withMine(now, { readSeq: seq }))
      if (seq >= conversation.lastSeq) change(id, now => all(now, seq))
      else ask(id)
    },
    draft(place, text) {
      const conversation = known(place)
      if (!conversation || !mineOf(conversation).member) return
      clearTimeout(drafts.get(place))
      // One that is too long to be sent stays in this browser until it is shorter.
      if (text.length > LONGEST_MESSAGE) return
      const save = () => {
        drafts.delete(place)
        if (mineOf(known(place) ?? conversation).draft === text) return
        void api.saveDraft(conversation.service, place, text).catch(() => undefined)
      }
      drafts.set(place, setTimeout(save, text === '' ? 0 : DRAFT_AFTER))
    },
  }
}
