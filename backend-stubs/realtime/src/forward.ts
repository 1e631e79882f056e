import { type ConversationEvent, ConversationEventSchema, PersonalEventSchema } from '@torrent/contracts/conversation'
import { type Job, JobSchema } from '@torrent/contracts/job'
import { ReadModelChangedSchema } from '@torrent/contracts/query'
import type { ConversationHome } from '@torrent/contracts/realtime'
import { NotifiedSchema, ReleasesChangedSchema } from '@torrent/contracts/releases'
import { SessionEndedSchema } from '@torrent/contracts/session'
import { fromPayload, type Message, topicOf } from '@torrent/service-kit'
import { Coalesce } from './coalesce.ts'
import type { Following } from './following.ts'
import type { PortalSockets } from './portal-sockets.ts'
import { roomOfConversation, roomOfKind, roomOfPerson, roomOfTenant } from './rooms.ts'
import { SESSION_ENDED } from './session-ends.ts'
import type { Watching } from './watching.ts'

export interface ForwardParts {
  io: PortalSockets
  following: Following
  watching: Watching
  cut(subject: string, tenant: string): void
}

/** Tells the sockets what the topics say. */
export interface Forward {
  topics: readonly string[]
  take(delivery: { topic: string; message: Message }): void
  stop(): void
}

/**
 * - `changed` to everybody who may read the kind (of groups never which: not everybody may know of each), `job` to the
 *   one whose it is, `released` to the whole company;
 * - `notified` to whom a notification may be for: it says nothing, so that those who may not read it learn nothing;
 * - `conversation` to whoever follows it, `personal` to the person.
 */
export function createForward({ io, following, watching, cut }: ForwardParts): Forward {
  const changes = new Coalesce((tenant, changed) => {
    io.to(roomOfKind(tenant, changed.kind)).emit('changed', changed)
  })

  /** Who comes hears it as well, and who goes hears nothing that comes after. */
  function takeConversation(tenant: string, event: ConversationEvent): void {
    const { service, conversationId, type, people } = event
    if (!isHome(service)) return
    if (type === 'joined') for (const { id } of people) following.joined(tenant, service, conversationId, id)
    io.to(roomOfConversation(tenant, service, conversationId)).emit('conversation', event)
    if (type === 'left') for (const { id } of people) leave(tenant, service, conversationId, id)
    if (type === 'changed') watching.changed(tenant, service, conversationId)
  }

  function leave(tenant: string, service: ConversationHome, conversationId: string, memberId: string): void {
    following.left(tenant, service, conversationId, memberId)
    watching.left(tenant, conversationId, memberId)
  }

  const handlers: Record<string, (message: Message) => void> = {
    /** Published by the query service when a read model has moved. */
    'query.changed'({ tenant, payload }) {
      const { kind, id, version } = fromPayload(ReadModelChangedSchema, payload)
      changes.push(tenant, { kind, id, version })
    },
    /** Published by the group service. That one of them has changed is all that everybody may know. */
    [topicOf('group')]({ tenant }) {
      changes.push(tenant, { kind: 'group', id: '', version: 0 })
    },
    /** Published by the job service when a job has changed; the payload is the job with its `subject`. */
    'job.changed'({ tenant, payload }) {
      const { subject, ...job } = payload as { subject: string }
      io.to(roomOfPerson(tenant, subject)).emit('job', toEvent(fromPayload(JobSchema, job)))
    },
    /** Published by the portal for each tenant in which another release is in force from now on. */
    [topicOf('portal.changed')]({ tenant, payload }) {
      const { name } = fromPayload(ReleasesChangedSchema, payload)
      io.to(roomOfTenant(tenant)).emit('released', { name })
    },
    /** Published by the portal when it has left a notification. */
    [topicOf('portal.notified')]({ tenant, payload }) {
      const { member } = fromPayload(NotifiedSchema, payload)
      io.to(member === '' ? roomOfTenant(tenant) : roomOfPerson(tenant, member)).emit('notified')
    },
    /** Published by channel and chat, in the order of each conversation. */
    [topicOf('conversation')]({ tenant, payload }) {
      takeConversation(tenant, fromPayload(ConversationEventSchema, payload))
    },
    /** Published by channel and chat, in the order of each person. */
    [topicOf('conversation.personal')]({ tenant, payload }) {
      const event = fromPayload(PersonalEventSchema, payload)
      const { service, type, conversationId, memberId } = event
      if (!isHome(service)) return
      if (type === 'added') following.joined(tenant, service, conversationId, memberId)
      if (type === 'removed') leave(tenant, service, conversationId, memberId)
      io.to(roomOfPerson(tenant, memberId)).emit('personal', event)
    },
    /** Published by the gateway. */
    [SESSION_ENDED]({ tenant, payload }) {
      cut(fromPayload(SessionEndedSchema, payload).memberId, tenant)
    },
  }
  return {
    topics: Object.keys(handlers),
    take: ({ topic, message }) => handlers[topic]?.(message),
    stop: () => changes.stop(),
  }
}

function isHome(service: string): service is ConversationHome {
  return service === 'channel' || service === 'chat'
}

function toEvent({ id, type, state, steps, result, error, aggregateId }: Job) {
  return {
    jobId: id,
    type,
    aggregateId,
    state,
    steps: steps.map(({ name, state: stepState }) => ({ name, state: stepState })),
    result: result && { kind: result.kind, id: result.id, version: result.version, number: result.number },
    error: error && { code: error.code, field: error.field, params: error.params },
  }
}
