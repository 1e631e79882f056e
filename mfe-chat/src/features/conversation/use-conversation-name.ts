import { useCallback } from 'react'
import type { Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { conversationName } from '../../model/conversation-name.ts'
import { useChat } from '../../store/use-chat.ts'

/** What conversations are called on the screen. */
export function useConversationName(): (conversation: Conversation) => string {
  const t = useText()
  const { me } = useChat()
  return useCallback(
    conversation => conversationName(conversation, me.id, names => names.join(t('names.separator'))),
    [t, me.id],
  )
}
