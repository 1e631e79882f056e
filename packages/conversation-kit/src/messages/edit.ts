import type { EditMessageRequest } from '@torrent/contracts/conversation'
import { type Caller, Refused } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { ConversationContext } from '../conversation-context.ts'
import { type CheckedContent, checkContent } from '../message-checks.ts'
import { iso, type MessageRecord, type MessageRow } from '../message-rows.ts'
import { followThread, forgetMentions, noteMentions } from '../post-message.ts'
import { indexMessages } from '../search/index-messages.ts'
import { changeMessage } from './change.ts'
import { keepText } from './edits.ts'
import { knownMentions } from './known-mentions.ts'

/**
 * Gives the author's message another text; what it said stays in its history. Refused: `forbidden` to others,
 * `message_deleted`, `edited_meanwhile` when it was based on an older text, `required` without text and files.
 */
export async function editMessage(
  context: ConversationContext,
  request: EditMessageRequest,
  caller: Caller,
): Promise<MessageRecord> {
  const content = checkContent(request)
  await knownMentions(context, caller.principal.tenant, content.mentions)
  return changeMessage(context, caller, request, 'edited', async ({ work, viewer, message }) => {
    if (message.authorId !== viewer.subject || message.kind !== 'text') throw new Refused('forbidden')
    if (message.deleted) throw new Refused('message_deleted')
    if (content.body === '' && message.attachments.length === 0) throw new Refused('required', 'body')
    // Sent again, or the same text from another window: there is nothing to decide between.
    if (sameContent(message, content)) return false
    if (iso(message.editedAt) !== request.baseEditedAt) throw new Refused('edited_meanwhile')
    const { tx } = work
    const { id, conversationId, seq, at } = message
    const { body, mentions, mentionsAll } = content
    await keepText(work, message)
    await tx.execute(
      sql`update messages set body = ${body}, mentions = ${sql.param(mentions)}::text[], mentions_all = ${mentionsAll},
        edited_at = date_trunc('milliseconds', clock_timestamp()) where id = ${id}`,
    )
    const { authorId, attachments } = message
    await indexMessages(work, [{ id, conversationId, authorId, body, at, withFiles: attachments.length > 0 }])
    await forgetMentions(work, message)
    const author = { id: viewer.subject, name: viewer.name }
    await noteMentions(work, { conversationId, seq, author, mentions, mentionsAll })
    if (message.rootId) await followThread(work, { conversationId, rootId: message.rootId, people: mentions })
    return true
  })
}

function sameContent(message: MessageRow, { body, mentions, mentionsAll }: CheckedContent): boolean {
  return message.body === body && message.mentionsAll === mentionsAll && String(message.mentions) === String(mentions)
}
