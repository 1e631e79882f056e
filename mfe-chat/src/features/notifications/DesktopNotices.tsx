import { useDesktopNotifications, useHost, useRealtime } from '@torrent/portal-kit'
import type { ConversationEvent } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { conversationName } from '../../model/conversation-name.ts'
import { useChat } from '../../store/use-chat.ts'
import { worthANotice } from './worth-a-notice.ts'

/** As much of a message as a notice of the desktop shows. */
const MOST = 160

/** Tells the desktop of messages that this person wants to hear of, while they look elsewhere. Shows nothing itself. */
export function DesktopNotices() {
  const t = useText()
  const { user, language } = useHost()
  const chat = useChat()
  const { show } = useDesktopNotifications()
  useRealtime('conversation', event => {
    const told: ConversationEvent = event
    const conversation = chat.conversations.get().get(told.conversationId)
    const { message } = told
    if (!conversation || !message || !worthANotice(told, conversation, user.id)) return
    const author = message.author?.name ?? ''
    const place = conversationName(conversation, user.id, names => new Intl.ListFormat(language).format(names))
    const files = message.attachments.map(({ name }) => name).join(', ')
    const text = message.document ? t('notice.document', { number: message.document.number }) : message.body || files
    show({
      title: conversation.kind === 'direct' ? author : t('notice.title', { author, place }),
      body: text.length > MOST ? `${text.slice(0, MOST)}…` : text,
      // Many messages of one conversation are one notice.
      tag: conversation.id,
      href: `/chat/${conversation.id}/${message.id}`,
    })
  })
  return null
}
