import { lockConversation } from './conversation-row.ts'
import type { DocumentPostingRecord } from './message-rows.ts'
import { rememberPeople } from './people.ts'
import type { Person } from './person.ts'
import { insertMessage, placeOf } from './post-message.ts'
import type { Work } from './work.ts'

/**
 * Posts into a discussion what happened to its document. `id` is that of the event that told of it, so that the same
 * event posts once: false when it was there already, or when there is no such conversation.
 */
export async function postDocument(
  work: Work,
  wanted: { id: string; conversationId: string; author: Person; posting: DocumentPostingRecord },
): Promise<boolean> {
  const { id, conversationId, author, posting } = wanted
  const { kind, id: documentId, number, change, status, version, note } = posting
  if (!(await lockConversation(work, conversationId)) || (await placeOf(work.tx, id))) return false
  await rememberPeople(work.tx, [author])
  await insertMessage(work, {
    ...{
      id,
      conversationId,
      author,
      root: undefined,
      kind: 'document',
      body: '',
      document: { kind, id: documentId, number, change, status, version, note },
    },
    ...{ mentions: [], mentionsAll: false, attachments: [] },
  })
  return true
}
