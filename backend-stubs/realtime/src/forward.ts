import { type Job, JobSchema } from '@torrent/contracts/job'
import { ReadModelChangedSchema } from '@torrent/contracts/query'
import { NotifiedSchema, ReleasesChangedSchema } from '@torrent/contracts/releases'
import { type Delivery, fromPayload, topicOf } from '@torrent/service-kit'
import type { Server } from 'socket.io'
import { Coalesce } from './coalesce.ts'
import { roomOfKind, roomOfPerson, roomOfTenant } from './rooms.ts'

/** Published by the query service when a read model has moved. */
const QUERY_CHANGED = 'query.changed'
/** Published by the job service when a job has changed; the payload is the job with its `subject`. */
const JOB_CHANGED = 'job.changed'
/** Published by the portal for each tenant in which another release is in force from now on. */
const RELEASES_CHANGED = topicOf('portal.changed')
/** Published by the portal when it has left a notification. */
const NOTIFIED = topicOf('portal.notified')

export const TOPICS = [QUERY_CHANGED, JOB_CHANGED, RELEASES_CHANGED, NOTIFIED] as const

/**
 * Tells the sockets what the topics say: `changed` to everybody who may read the kind, `job` to the one whose it is,
 * `released` to the whole company, and `notified` to whom a notification may be for: it says nothing, so that those who
 * may not read it learn nothing.
 */
export class Forward {
  private readonly io: Server
  private readonly changes: Coalesce

  constructor(io: Server) {
    this.io = io
    this.changes = new Coalesce((tenant, changed) => {
      io.to(roomOfKind(tenant, changed.kind)).emit('changed', changed)
    })
  }

  take({ topic, message }: Delivery): void {
    const { tenant, payload } = message
    if (topic === QUERY_CHANGED) {
      const { kind, id, version } = fromPayload(ReadModelChangedSchema, payload)
      this.changes.push(tenant, { kind, id, version })
    }
    if (topic === JOB_CHANGED) {
      const { subject, ...job } = payload as { subject: string }
      this.io.to(roomOfPerson(tenant, subject)).emit('job', toEvent(fromPayload(JobSchema, job)))
    }
    if (topic === RELEASES_CHANGED) {
      const { name } = fromPayload(ReleasesChangedSchema, payload)
      this.io.to(roomOfTenant(tenant)).emit('released', { name })
    }
    if (topic === NOTIFIED) {
      const { member } = fromPayload(NotifiedSchema, payload)
      this.io.to(member === '' ? roomOfTenant(tenant) : roomOfPerson(tenant, member)).emit('notified')
    }
  }

  stop(): void {
    this.changes.stop()
  }
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
