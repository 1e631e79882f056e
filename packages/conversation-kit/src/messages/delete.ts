import type { DeleteMessageRequest } from '@torrent/contracts/conversation'
import { type Caller, Refused } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { ConversationContext } from '../conversation-context.ts'
import type { MessageRecord } from '../message-rows.ts'
import { forgetMentions, recountReplies } from '../post-message.ts'
import { unindexMessages } from '../search/index-messages.ts'
import { changeMessage } from './change.ts'
import { keepText } from './edits.ts'

/**
 * Deletes a message: its place stays, with nothing in it. May come again. Refused: `forbidden` but to its author and who
 * manages the conversation; what a business document posted stays.
 */
export function deleteMessage(
  context: ConversationContext,
  request: DeleteMessageRequest,
  caller: Caller,
): Promise<MessageRecord> {
  return changeMessage(context, caller, request, 'deleted', async ({ work, viewer, access, message }) => {
    const own = message.authorId === viewer.subject
    if (message.kind !== 'text' || !(own || access.mayManage)) throw new Refused('forbidden')
    if (message.deleted) return false
    const { tx } = work
    const { id } = message
    await keepText(work, message)
    await tx.execute(
      sql`update messages set deleted = true, body = '', mentions = '{}', mentions_all = false, reactions = '[]',
        attachments = '[]', pinned = false where id = ${id}`,
    )
    await unindexMessages(work, [id])
    await forgetMentions(work, message)
    if (message.rootId) await recountReplies(work, [message.rootId])
    return true
  })
}
