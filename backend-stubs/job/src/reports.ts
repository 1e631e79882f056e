import { JobReportSchema } from '@torrent/contracts/backbone'
import { type Job, JobSchema } from '@torrent/contracts/job'
import { type Database, type Delivery, fromPayload, isUuid, type Outgoing, toPayload } from '@torrent/service-kit'
import { applyReport } from './job-store.ts'

/** Where it is said that a job has changed; the payload is the job with its `subject`, the person whose it is. */
const JOB_CHANGED = 'job.changed'

const REPORTED = new Set(['running', 'succeeded', 'failed'])

/**
 * Takes a service's report on a job. Taking it again changes nothing, so it needs no inbox; what it says is published
 * again nevertheless, since the process may have ended before it was.
 */
export async function takeReport(
  database: Database,
  { message }: Delivery,
  changed: (tenant: string, job: Job) => void,
): Promise<readonly Outgoing[]> {
  const report = fromPayload(JobReportSchema, message.payload)
  if (!isUuid(report.jobId) || !REPORTED.has(report.state)) throw new TypeError('no report on a job')
  const { tenant, traceparent, id } = message
  const owned = await database.tenant(tenant).transaction(tx => applyReport(tx, report))
  if (!owned) return []
  const { job, subject } = owned
  changed(tenant, job)
  const payload = { ...(toPayload(JobSchema, job) as object), subject }
  return [
    {
      topic: JOB_CHANGED,
      message: { id, key: job.id, type: 'JobChanged', tenant, version: 0, traceparent, payload },
    },
  ]
}
