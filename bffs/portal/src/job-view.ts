import type { Job } from '@torrent/contracts/job'

/** A job as the job centre shows it. */
export interface JobView {
  id: string
  /** The command's full name, e.g. `torrent.quote.v1.SubmitQuote`. */
  type: string
  /** accepted, running, succeeded, failed */
  state: string
  steps: { name: string; state: string }[]
  /** What it made or changed, once it has succeeded. */
  result?: { kind: string; id: string; version: number; number: string }
  /** Why it failed; `code` is one of the error registry. */
  error?: { code: string; field: string; params: Record<string, string> }
  /** The document it is about. */
  aggregateId: string
  /** RFC 3339, UTC. */
  createdAt: string
  updatedAt: string
}

/** Plain data of a job message. */
export function toJobView({ id, type, state, steps, result, error, aggregateId, createdAt, updatedAt }: Job): JobView {
  return {
    id,
    type,
    state,
    steps: steps.map(({ name, state }) => ({ name, state })),
    ...(result && {
      result: { kind: result.kind, id: result.id, version: result.version, number: result.number },
    }),
    ...(error && { error: { code: error.code, field: error.field, params: { ...error.params } } }),
    aggregateId,
    createdAt,
    updatedAt,
  }
}
