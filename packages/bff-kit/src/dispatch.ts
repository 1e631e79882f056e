import { create, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf'
import { isErrorCode } from '@torrent/contracts/errors'
import type { Job } from '@torrent/contracts/job'
import { pack, Refused } from '@torrent/service-kit'
import type { SignedInContext } from './context.ts'

/** How a command ended, or where to follow it. */
export type CommandResult =
  | { state: 'succeeded'; jobId: string; result: { kind: string; id: string; version: number; number: string } }
  | { state: 'pending'; jobId: string }

/** So long a browser waits for a command before it is told to follow the job instead, in milliseconds. */
const PATIENCE_MS = 2_000

/** Sends a command and waits a little for its end. Rejects with `Refused` when the service refused it. */
export async function dispatch<Desc extends DescMessage>(
  context: SignedInContext,
  schema: Desc,
  commandId: string,
  command: MessageInitShape<Desc>,
): Promise<CommandResult> {
  const { job } = context.clients
  const started = await job.startJob({ commandId, command: pack(schema, create(schema, command)) }, context.call)
  const ended = isOver(started)
    ? started
    : await job.waitForJob({ id: started.id, timeoutMs: PATIENCE_MS }, context.call)
  if (ended.state === 'failed') {
    const { code = 'internal', field = '', params = {} } = ended.error ?? {}
    throw new Refused(isErrorCode(code) ? code : 'internal', field, params)
  }
  if (ended.state !== 'succeeded' || !ended.result) return { state: 'pending', jobId: ended.id }
  const { kind, id, version, number } = ended.result
  return { state: 'succeeded', jobId: ended.id, result: { kind, id, version, number } }
}

function isOver(job: Job): boolean {
  return job.state === 'succeeded' || job.state === 'failed'
}
