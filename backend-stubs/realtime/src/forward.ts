import { type Job, JobSchema } from '@torrent/contracts/job'
import { ReadModelChangedSchema } from '@torrent/contracts/query'
import { type Delivery, fromPayload } from '@torrent/service-kit'
import type { Server } from 'socket.io'
import { Coalesce } from './coalesce.ts'
import { roomOfKind, roomOfPerson } from './rooms.ts'

/** Published by the query service when a read model has moved. */
const QUERY_CHANGED = 'query.changed'
/** Published by the job service when a job has changed; the payload is the job with its `subject`. */
const JOB_CHANGED = 'job.changed'

export const TOPICS = [QUERY_CHANGED, JOB_CHANGED] as const

/** Tells the sockets what the topics say: `changed` to everybody who may read the kind, `job` to the one whose it is. */
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
