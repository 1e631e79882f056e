import { useCallback } from 'react'
import type { Attachment, Conversation } from '../../bff.ts'
import { namesEverybody } from '../../model/everybody.ts'
import { useChat } from '../../store/use-chat.ts'
import type { Written } from '../composer/Composer.tsx'

/**
 * Sends into a conversation, or into a thread in it. The message is shown at once and goes out by itself: again and again
 * while there is no answer.
 */
export function useSending(conversation: Conversation, rootId: string) {
  const { outbox } = useChat()
  const { service, id: conversationId } = conversation
  return useCallback(
    ({ body, mentions }: Written, attachments: readonly Attachment[]) => {
      outbox.send({
        input: {
          service,
          conversationId,
          rootId,
          id: crypto.randomUUID(),
          body,
          mentions: mentions.map(({ id }) => id),
          mentionsAll: namesEverybody(body),
          fileIds: attachments.map(({ fileId }) => fileId),
        },
        attachments,
        mentions,
        at: new Date().toISOString(),
      })
    },
    [outbox, service, conversationId, rootId],
  )
}
