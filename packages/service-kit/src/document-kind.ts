import { create, type DescMessage, type Message, type MessageShape } from '@bufbuild/protobuf'
import type { Actor } from '@torrent/contracts/backbone'
import { type Document, type DocumentRef, DocumentSchema } from '@torrent/contracts/document'
import { pack } from './envelope.ts'

/** What every document of ours has, whatever its kind. */
export interface DocumentState extends Message {
  id: string
  number: string
  version: number
  status: string
  createdAt: string
  updatedAt: string
  createdBy?: Actor
}

/** What lists and links need to know of a document. */
export interface Summary {
  title: string
  partner: { id: string; code: string; name: string }
  /** YYYY-MM-DD */
  date: string
  due: string
  currency: string
  /** Minor unit of the currency. */
  amountMinor: string
  /** What the lifecycle allows next, as Cedar actions. */
  actions: readonly string[]
  sources: readonly Pick<DocumentRef, 'kind' | 'id' | 'number'>[]
  keywords: readonly string[]
}

/** How the kit stores, numbers and announces one kind of document. */
export interface DocumentKind<Desc extends DescMessage> {
  /** quote, order, shipment */
  kind: string
  /** Series letter of its numbers: `Q` gives Q-2026-00001. */
  series: string
  schema: Desc
  /** The field with the append-only ledger, kept in a table of its own; none where the kind has no ledger. */
  ledger?: { field: keyof MessageShape<Desc> & string; schema: DescMessage }
  summarize(state: MessageShape<Desc>): Summary
}

/** The document as the rest of the house sees it. */
export function toDocument<Desc extends DescMessage>(
  kind: DocumentKind<Desc>,
  state: MessageShape<Desc> & DocumentState,
): Document {
  const { partner, actions, sources, keywords, ...plain } = kind.summarize(state)
  return create(DocumentSchema, {
    ...plain,
    kind: kind.kind,
    id: state.id,
    number: state.number,
    version: state.version,
    status: state.status,
    partnerId: partner.id,
    partnerCode: partner.code,
    partnerName: partner.name,
    owner: state.createdBy,
    createdAt: state.createdAt,
    updatedAt: state.updatedAt,
    actions: [...actions],
    sources: sources.map(source => ({ ...source })),
    keywords: [...keywords],
    state: pack(kind.schema, state),
  })
}
