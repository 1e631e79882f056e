import type { MessageShape } from '@bufbuild/protobuf'
import { type DocumentEvent, DocumentEventSchema, type DocumentSchema } from '@torrent/contracts/document'
import type { QueryService } from '@torrent/contracts/query'
import {
  addMembers,
  type ConversationRecord,
  type Conversations,
  changeConversation,
  createConversation,
  discussionId,
  findConversation,
  type Person,
  postDocument,
  viewConversation,
  type Work,
} from '@torrent/conversation-kit'
import {
  type Broker,
  type Caller,
  type Client,
  type Delivery,
  fromPayload,
  isUuid,
  Refused,
  topicOf,
} from '@torrent/service-kit'

type Document = MessageShape<typeof DocumentSchema>

/** Documents that have a discussion. */
const KINDS = ['quote', 'order', 'shipment'] as const
/** Saved drafts would bury what is said; who wants to see them finds them in the document's history. */
const UNTOLD: ReadonlySet<string> = new Set(['edited'])
const MAX_NAME = 200

/** The conversations of business documents. */
export interface Discussions {
  /** The discussion of a document that the caller may read. Refused: `invalid`, `not_found`. */
  open(kind: string, documentId: string, caller: Caller): Promise<ConversationRecord>
  /** Posts what happens to documents into their discussions. */
  listen(broker: Broker): Promise<void>
}

/** Discussions are made when they are opened or when their document is first told of, whichever comes first. */
export function createDiscussions(conversations: Conversations, query: Client<typeof QueryService>): Discussions {
  const { transaction } = conversations

  return {
    async open(kind, documentId, { principal, traceparent }) {
      if (!KINDS.some(known => known === kind)) throw new Refused('invalid', 'kind')
      if (!isUuid(documentId)) throw new Refused('not_found', 'id')
      const { tenant } = principal
      const id = discussionId(kind, documentId)
      const known = await transaction(tenant, async work =>
        (await findConversation(work, id)) ? viewConversation(work, principal, id) : undefined,
      )
      if (known) return known
      const context = { token: principal.token, traceparent }
      const { document } = await query.getDocument({ kind, id: documentId }, context)
      if (!document) throw new Refused('not_found', 'id')
      return transaction(
        tenant,
        async work => {
          await makeDiscussion(work, document)
          return viewConversation(work, principal, id)
        },
        traceparent,
      )
    },

    listen: broker =>
      broker.subscribe({
        group: 'channel.documents',
        topics: KINDS.map(topicOf),
        async handle(delivery) {
          await post(conversations, delivery)
          return undefined
        },
      }),
  }
}

async function post({ transaction }: Conversations, { message }: Delivery): Promise<void> {
  const { document, change } = fromPayload(DocumentEventSchema, message.payload) satisfies DocumentEvent
  if (!document || !change || !isUuid(document.id)) throw new TypeError('an event of no document')
  await transaction(
    message.tenant,
    async work => {
      const conversationId = await makeDiscussion(work, document)
      const author = actorOf(change.actor)
      await changeConversation(work, conversationId, { name: nameOf(document) }, author)
      if (UNTOLD.has(change.type)) return
      const { kind, id, number, status, version } = document
      const posting = { kind, id, number, change: change.type, status, version, note: change.note }
      await postDocument(work, { id: message.id, conversationId, author, posting })
    },
    message.traceparent,
  )
}

/** Who made the document follows what is said of it. */
async function makeDiscussion(work: Work, document: Document): Promise<string> {
  const { kind, id: documentId, number, owner } = document
  const id = discussionId(kind, documentId)
  const maker = actorOf(owner)
  const { created } = await createConversation(work, {
    ...{ id, kind: 'document', name: nameOf(document), members: [], actor: maker },
    document: { kind, id: documentId, number },
  })
  if (created && isUuid(maker.id)) await addMembers(work, id, [{ ...maker, level: 'all' }], maker)
  return id
}

function nameOf({ number, title }: Document): string {
  return [...`${number} ${title}`.trim()].slice(0, MAX_NAME).join('')
}

/** What nobody did was done by the platform itself. */
function actorOf(actor: { id: string; name: string } | undefined): Person {
  return actor && actor.id !== '' ? { id: actor.id, name: actor.name } : { id: 'service:channel', name: '' }
}
