import { randomUUID } from 'node:crypto'
import { create, type MessageInitShape } from '@bufbuild/protobuf'
import { ActorSchema } from '@torrent/contracts/backbone'
import { ChangeSchema, DocumentEventSchema, DocumentSchema } from '@torrent/contracts/document'
import { QuoteSchema } from '@torrent/contracts/quote'
import { type Outgoing, pack, toPayload, topicOf } from '@torrent/service-kit'

type Facts = Exclude<MessageInitShape<typeof DocumentSchema>, { $typeName: string }>

/** An event as a document's service publishes it; a quote's first unless the facts say otherwise. */
export function event(facts: Facts = {}, tenant = 'acme-metal', messageId: string = randomUUID()): Outgoing {
  const { kind = 'quote', id = randomUUID(), version = 1 } = facts
  const actor = create(ActorSchema, { id: randomUUID(), name: '佐藤 花子', roles: ['sales'] })
  const document = create(DocumentSchema, {
    number: `${kind[0]?.toUpperCase()}-2026-00001`,
    status: 'draft',
    title: '鋼材一式',
    partnerName: '東海精機株式会社',
    date: '2026-04-01',
    currency: 'JPY',
    amountMinor: '1000',
    owner: actor,
    createdAt: '2026-04-01T00:00:00.000Z',
    updatedAt: '2026-04-01T00:00:00.000Z',
    actions: ['quote.edit'],
    ...facts,
    kind,
    id,
    version,
    state: pack(QuoteSchema, create(QuoteSchema, { id, version, note: `version ${version}` })),
  })
  const change = create(ChangeSchema, { type: version === 1 ? 'created' : 'edited', actor, at: document.updatedAt })
  return {
    topic: topicOf(kind),
    message: {
      id: messageId,
      key: id,
      type: 'QuoteEdited',
      tenant,
      version,
      traceparent: '',
      payload: toPayload(DocumentEventSchema, create(DocumentEventSchema, { document, change })),
    },
  }
}
