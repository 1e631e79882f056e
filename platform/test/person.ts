import { randomUUID } from 'node:crypto'
import { create, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf'
import type { Job } from '@torrent/contracts/job'
import { type CallContext, pack } from '@torrent/service-kit'
import type { MainPathServices } from './separate-services.ts'

/** Somebody at a browser, as far as the services see it. */
export interface Person {
  call: CallContext
  /** Sends a command under an id of its own; answers its job as it was accepted. */
  send<Desc extends DescMessage>(schema: Desc, command: MessageInitShape<Desc>): Promise<Job>
  /** Waits for a job to end. */
  ended(job: Job): Promise<Job>
  /** Waits until a job looks like this, ended or not. */
  until(job: Job, looks: (job: Job) => boolean): Promise<Job>
  /** Sends a command that is to succeed; answers what it did. */
  does<Desc extends DescMessage>(
    schema: Desc,
    command: MessageInitShape<Desc>,
  ): Promise<{ id: string; version: number; number: string }>
  /** Every job of this person that is remembered here. */
  jobs: Job[]
}

/** A person with an access token. */
export function personWith(call: CallContext, { job: jobs }: Pick<MainPathServices, 'job'>): Person {
  const person: Person = {
    call,
    jobs: [],
    async send(schema, command) {
      // A browser that got no answer sends again under the same id; the client does so.
      const request = { commandId: randomUUID(), command: pack(schema, create(schema, command)) }
      const job = await jobs.startJob(request, call)
      person.jobs.push(job)
      return job
    },
    ended: job => person.until(job, ({ state }) => state === 'succeeded' || state === 'failed'),
    async until(job, looks) {
      for (let now = job; ; now = await jobs.waitForJob({ id: job.id, timeoutMs: 200 }, call))
        if (looks(now)) return now
    },
    async does(schema, command) {
      const { state, result, error } = await person.ended(await person.send(schema, command))
      if (state !== 'succeeded' || !result) throw new Error(`${schema.name}: ${state} ${error?.code} ${error?.field}`)
      return result
    },
  }
  return person
}
