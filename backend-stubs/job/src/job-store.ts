import { create } from '@bufbuild/protobuf'
import { ErrorInfoSchema, type JobReport, JobStepSchema, ResultRefSchema } from '@torrent/contracts/backbone'
import { type Job, JobSchema } from '@torrent/contracts/job'
import { fromPayload, rows, type Transaction, toPayload } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'

/** A job with whose it is. */
export interface OwnedJob {
  subject: string
  job: Job
}

/** What is known of a job when its command is accepted. */
export interface NewJob {
  id: string
  subject: string
  commandId: string
  fingerprint: string
  type: string
  aggregateId: string
}

interface Row {
  id: string
  subject: string
  command_id: string
  fingerprint: string
  type: string
  aggregate_id: string
  state: string
  steps: unknown[]
  result: unknown
  error: unknown
  created_at: string
  updated_at: string
}

/** Writes the job; undefined when this person's command has one already, another process's at this moment included. */
export async function insertJob(tx: Transaction, job: NewJob): Promise<Job | undefined> {
  const [row] = await rows<Row>(
    tx,
    sql`insert into jobs (id, subject, command_id, fingerprint, type, aggregate_id)
      values (${job.id}, ${job.subject}, ${job.commandId}, ${job.fingerprint}, ${job.type}, ${job.aggregateId})
      on conflict (tenant_id, subject, command_id) do nothing returning *`,
  )
  return row && toJob(row)
}

/** The job of a person's command, with the fingerprint of what was sent then. */
export async function jobOfCommand(
  tx: Transaction,
  subject: string,
  commandId: string,
): Promise<{ job: Job; fingerprint: string } | undefined> {
  const [row] = await rows<Row>(tx, sql`select * from jobs where subject = ${subject} and command_id = ${commandId}`)
  return row && { job: toJob(row), fingerprint: row.fingerprint }
}

/** A person's own job. */
export async function findJob(tx: Transaction, subject: string, id: string): Promise<Job | undefined> {
  const [row] = await rows<Row>(tx, sql`select * from jobs where id = ${id} and subject = ${subject}`)
  return row && toJob(row)
}

/** A person's own jobs, newest first. */
export async function listJobs(tx: Transaction, subject: string, limit: number): Promise<Job[]> {
  const found = await rows<Row>(tx, sql`select * from jobs where subject = ${subject} order by id desc limit ${limit}`)
  return found.map(toJob)
}

/**
 * Writes what a service reported, and answers the job as it stands then. An ended job stays as it ended, whatever comes
 * late; undefined when there is no such job (any more).
 */
export async function applyReport(tx: Transaction, report: JobReport): Promise<OwnedJob | undefined> {
  const { jobId, state, result, error } = report
  const steps = report.steps.map(step => toPayload(JobStepSchema, step))
  const [moved] = await rows<Row>(
    tx,
    sql`update jobs set state = ${state}, updated_at = clock_timestamp(),
      steps = case when ${steps.length} = 0 then steps else ${JSON.stringify(steps)}::jsonb end,
      result = ${result ? JSON.stringify(toPayload(ResultRefSchema, result)) : null}::jsonb,
      error = ${error ? JSON.stringify(toPayload(ErrorInfoSchema, error)) : null}::jsonb
      where id = ${jobId} and state in ('accepted', 'running') returning *`,
  )
  const [row] = moved ? [moved] : await rows<Row>(tx, sql`select * from jobs where id = ${jobId}`)
  return row && { subject: row.subject, job: toJob(row) }
}

/** Deletes what ended more than so many days ago. A job that has not ended stays, however old. */
export async function deleteEnded(tx: Transaction, days: number): Promise<number> {
  const deleted = await rows(
    tx,
    sql`delete from jobs where state in ('succeeded', 'failed')
      and updated_at < now() - make_interval(days => ${days}) returning 1`,
  )
  return deleted.length
}

function toJob(row: Row): Job {
  return create(JobSchema, {
    id: row.id,
    commandId: row.command_id,
    type: row.type,
    state: row.state,
    steps: row.steps.map(step => fromPayload(JobStepSchema, step)),
    result: row.result === null ? undefined : fromPayload(ResultRefSchema, row.result),
    error: row.error === null ? undefined : fromPayload(ErrorInfoSchema, row.error),
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
    aggregateId: row.aggregate_id,
  })
}
