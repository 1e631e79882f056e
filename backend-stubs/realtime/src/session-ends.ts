import { randomUUID } from 'node:crypto'
import { create } from '@bufbuild/protobuf'
import { SessionEndedSchema } from '@torrent/contracts/session'
import { type Broker, toPayload } from '@torrent/service-kit'

/** Where it is said that somebody's session has ended. */
export const SESSION_ENDED = 'session.ended'

/** What a gateway does when a session ends, so that every process that holds sockets cuts those of the person. */
export function sessionEndsOver(broker: Broker): (ended: { subject: string; tenant: string }) => Promise<void> {
  return ({ subject, tenant }) =>
    broker.publish([
      {
        topic: SESSION_ENDED,
        message: {
          id: randomUUID(),
          key: subject,
          type: 'SessionEnded',
          tenant,
          version: 0,
          traceparent: '',
          payload: toPayload(SessionEndedSchema, create(SessionEndedSchema, { memberId: subject })),
        },
      },
    ])
}
