import type { PostMessageRequest } from '@torrent/contracts/conversation'
import type { Principal } from '@torrent/policy'
import { type Caller, Refused, requireUuid } from '@torrent/service-kit'
import { readAccess, requirePosting } from '../access.ts'
import type { ConversationContext } from '../conversation-context.ts'
import { addMembers } from '../membership.ts'
import { checkContent, checkFiles, optionalUuid } from '../message-checks.ts'
import { type AttachmentRecord, findMessage, type MessageRecord, type MessageRow, toMessages } from '../message-rows.ts'
import { rememberPeople } from '../people.ts'
import { insertMessage, placeOf } from '../post-message.ts'
import { NotShared } from '../together.ts'
import type { Work } from '../work.ts'
import { knownMentions } from './known-mentions.ts'

/**
 * Posts a message; the same id again is the same message, answered as it is now. Refused: what `checkContent`,
 * `readAccess` and `requirePosting` refuse, `required` without text and files, `unknown_member`, `message_deleted` for a
 * reply to what is not there any more, `already_exists` for somebody else's id.
 */
export async function postMessage(
  context: ConversationContext,
  request: PostMessageRequest,
  caller: Caller,
): Promise<MessageRecord> {
  const { principal } = caller
  const id = requireUuid(request.id, 'id')
  const conversationId = requireUuid(request.conversationId, 'conversationId')
  const rootId = optionalUuid(request.rootId, 'rootId')
  const content = checkContent(request)
  const fileIds = checkFiles(request.fileIds)
  if (content.body === '' && fileIds.length === 0) throw new Refused('required', 'body')
  await knownMentions(context, principal.tenant, content.mentions)
  const attachments = await attached(context, principal, { id, conversationId, fileIds })
  return context.together(
    { tenant: principal.tenant, conversationId, traceparent: caller.traceparent },
    async (work, alone) => {
      const access = await readAccess(work, principal, conversationId, { hold: true })
      const known = await alreadyPosted(work, principal, { id, conversationId })
      if (known) return known
      requirePosting(access)
      // Whoever appears for the first time is written down, and people are held in the order of their ids.
      const isNew = access.knownAs === undefined || access.role === undefined
      if (isNew && !alone) throw new NotShared()
      const author = { id: principal.subject, name: access.knownAs ?? principal.name }
      if (access.knownAs === undefined) await rememberPeople(work.tx, [author])
      const root = rootId === undefined ? undefined : await threadOf(work, conversationId, rootId)
      if (access.role === undefined) await addMembers(work, conversationId, [author], author)
      return insertMessage(work, { ...content, id, conversationId, root, author, kind: 'text', attachments })
    },
  )
}

/**
 * The files, asked of their service before the conversation is held, and only of whom may post here. Not asked again
 * for a message that is there: what it has may be gone by now.
 */
async function attached(
  context: ConversationContext,
  viewer: Principal,
  message: { id: string; conversationId: string; fileIds: readonly string[] },
): Promise<readonly AttachmentRecord[]> {
  const { id, conversationId, fileIds } = message
  if (fileIds.length === 0) return []
  const posted = await context.transaction(viewer.tenant, async work => {
    const access = await readAccess(work, viewer, conversationId)
    if (await alreadyPosted(work, viewer, { id, conversationId })) return true
    requirePosting(access)
    return false
  })
  if (posted) return []
  const { service } = context
  const wanted = { service, conversationId, memberId: viewer.subject, fileIds }
  const files = await context.resolveAttachments(viewer.tenant, wanted)
  // Field by field: what another service answers may carry more than is to be kept.
  return files.map(({ fileId, name, contentType, sizeBytes, width, height }) => ({
    ...{ fileId, name, contentType, sizeBytes, width, height },
  }))
}

async function alreadyPosted(
  { tx }: Work,
  viewer: Principal,
  { id, conversationId }: { id: string; conversationId: string },
): Promise<MessageRecord | undefined> {
  const place = await placeOf(tx, id)
  if (!place) return undefined
  const own = place.conversationId === conversationId && place.authorId === viewer.subject
  if (!own) throw new Refused('already_exists', 'id')
  const stored = await findMessage(tx, conversationId, id, viewer.subject)
  return stored && (await toMessages(tx, [stored]))[0]
}

/** The first message of the thread that a message is in or begins. */
async function threadOf({ tx }: Work, conversationId: string, rootId: string): Promise<MessageRow> {
  const message = await findMessage(tx, conversationId, rootId)
  const root = message?.rootId ? await findMessage(tx, conversationId, message.rootId) : message
  if (!root) throw new Refused('not_found', 'rootId')
  if (root.deleted && root.replyCount === 0) throw new Refused('message_deleted')
  return root
}
