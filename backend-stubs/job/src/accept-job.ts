import { CommandEnvelopeSchema } from '@torrent/contracts/backbone'
import type { Job } from '@torrent/contracts/job'
import type { Principal } from '@torrent/policy'
import { type Database, envelope, Refused, toPayload, writeOutbox } from '@torrent/service-kit'
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid'
import type { Command } from './command.ts'
import { insertJob, jobOfCommand } from './job-store.ts'

/** The name space of command messages; never changes, or a command could be sent again under another id. */
const COMMANDS = '5b1f6f0e-6f55-4c1c-9c0e-3a4f7c1d9b52'

/**
 * Accepts a command: its job and its message in one transaction. The same person's same command id gives the same job,
 * sent once. Refused: `already_exists` when the id was used for another command.
 */
export async function acceptJob(
  database: Database,
  sender: { principal: Principal; traceparent: string },
  commandId: string,
  command: Command,
): Promise<Job> {
  const { principal, traceparent } = sender
  const { subject, tenant } = principal
  return database.tenant(tenant).transaction(async tx => {
    const { schema, message, aggregateId, fingerprint, service } = command
    const id = uuidv7()
    const job = await insertJob(tx, { id, subject, commandId, fingerprint, type: schema.typeName, aggregateId })
    if (!job) {
      const known = await jobOfCommand(tx, subject, commandId)
      if (known?.fingerprint !== fingerprint) throw new Refused('already_exists', 'commandId')
      return known.job
    }
    const body = envelope(schema, message, {
      commandId,
      jobId: id,
      actor: { id: subject, name: principal.name, roles: [...principal.roles] },
      issuedAt: job.createdAt,
    })
    await writeOutbox(tx, [
      {
        // The same for the same command even when its job is long deleted: it is not done a second time.
        id: uuidv5([tenant, subject, commandId].join('\n'), COMMANDS),
        aggregateType: `${service}.commands`,
        aggregateId,
        type: schema.typeName,
        payload: toPayload(CommandEnvelopeSchema, body),
        traceparent,
      },
    ])
    return job
  })
}
