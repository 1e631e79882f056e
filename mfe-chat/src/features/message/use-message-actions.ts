import { toTorrentError, useHost } from '@torrent/portal-kit'
import { useMemo } from 'react'
import { bff, type Conversation, type Message } from '../../bff.ts'
import { toggledReaction } from '../../model/toggled-reaction.ts'
import { removals } from '../../store/removals.ts'
import { useChat } from '../../store/use-chat.ts'
import { callProcedure } from '../files/call-procedure.ts'

/** What can be done with a message of a conversation. The functions stay the same while the conversation does. */
export interface MessageActions {
  react(message: Message, emoji: string): void
  pin(message: Message): void
  save(message: Message): void
  edit(message: Message, body: string, mentions: readonly { id: string }[], mentionsAll: boolean): Promise<boolean>
  /** Gone at once, and for good a few seconds later: until then it can be taken back. */
  remove(message: Message): void
  markUnread(message: Message): void
  /** Puts the address of the message into the clipboard. */
  copyLink(message: Message): void
  copyText(message: Message): void
}

/** The actions on the messages of a conversation. A refusal is told in words and what is shown goes back. */
export function useMessageActions(
  conversation: Conversation,
  told: { linkCopied: string; textCopied: string },
): MessageActions {
  const chat = useChat()
  const { notify, language } = useHost()
  const { id: conversationId, service } = conversation
  const { linkCopied, textCopied } = told
  return useMemo(() => {
    const refused = (failure: unknown) => notify({ tone: 'danger', message: toTorrentError(failure).text(language) })
    /** Shows how it will be, asks, and shows what was answered, or how it was before. */
    const change = async (before: Message, expected: Message, ask: () => Promise<Message>) => {
      chat.windows.answered(expected)
      try {
        chat.windows.answered(await ask())
        return true
      } catch (failure) {
        chat.windows.answered(before)
        refused(failure)
        return false
      }
    }
    const copy = (text: string, message: string) =>
      void navigator.clipboard.writeText(text).then(() => notify({ tone: 'success', message }), refused)
    const at = (message: Message) => ({ service, conversationId, messageId: message.id })
    return {
      react(message, emoji) {
        const { reactions, on } = toggledReaction(message.reactions, emoji, chat.me)
        void change(message, { ...message, reactions }, () => callProcedure(bff.react, { ...at(message), emoji, on }))
      },
      pin(message) {
        const on = !message.pinned
        void change(message, { ...message, pinned: on }, () => callProcedure(bff.pin, { ...at(message), on }))
      },
      save(message) {
        const on = !message.saved
        void change(message, { ...message, saved: on }, () => callProcedure(bff.save, { ...at(message), on }))
      },
      edit(message, body, mentions, mentionsAll) {
        const input = {
          service,
          conversationId,
          id: message.id,
          body,
          mentions: mentions.map(({ id }) => id),
          mentionsAll,
          baseEditedAt: message.editedAt,
        }
        return change(message, { ...message, body }, () => callProcedure(bff.edit, input))
      },
      remove(message) {
        removals.begin(message.id, async () => {
          const input = { service, conversationId, id: message.id }
          await change(message, { ...message, deleted: true, body: '' }, () => callProcedure(bff.remove, input))
        })
      },
      markUnread(message) {
        void chat.reading.unreadFrom(conversationId, message.seq).catch(refused)
      },
      copyLink: message => copy(`${location.origin}/chat/${conversationId}/${message.id}`, linkCopied),
      copyText: message => copy(message.body, textCopied),
    }
  }, [chat, notify, language, conversationId, service, linkCopied, textCopied])
}
