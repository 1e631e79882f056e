import { create } from '@bufbuild/protobuf'
import { DocumentEventSchema } from '@torrent/contracts/document'
import { ReadModelChangedSchema } from '@torrent/contracts/query'
import { crashPoint, type Database, type Delivery, fromPayload, type Outgoing, toPayload } from '@torrent/service-kit'
import type { ReachedVersions } from './reached-versions.ts'
import { applyEvent } from './read-model.ts'

/** Where it is said that a read model has moved; the payload is a ReadModelChanged. */
const QUERY_CHANGED = 'query.changed'

/**
 * Takes an event into the read models. Taking it again changes nothing; what it says is published again nevertheless,
 * since the process may have ended before it was.
 */
export async function project(
  database: Database,
  reached: ReachedVersions,
  { message }: Delivery,
): Promise<readonly Outgoing[]> {
  const { tenant, traceparent, id: messageId } = message
  const event = fromPayload(DocumentEventSchema, message.payload)
  await database.tenant(tenant).transaction(async tx => {
    await applyEvent(tx, event)
    crashPoint('projection.before-commit')
  })
  crashPoint('projection.after-commit')
  const { kind = '', id = '', version = 0 } = event.document ?? {}
  reached.announce(tenant, { kind, id, version })
  const payload = toPayload(ReadModelChangedSchema, create(ReadModelChangedSchema, { kind, id, version }))
  return [
    {
      topic: QUERY_CHANGED,
      message: { id: messageId, key: id, type: 'ReadModelChanged', tenant, version, traceparent, payload },
    },
  ]
}
