import type { ErrorInfo } from '../errors/torrent-error.ts'

/** The document that a command made or changed. */
export interface CommandResult {
  /** e.g. `quote` */
  kind: string
  id: string
  version: number
  /** The document's number, as people call it. */
  number: string
}

/** How a job ended. */
export type JobOutcome = { state: 'succeeded'; result?: CommandResult } | { state: 'failed'; error: ErrorInfo }

/** What a BFF answers to a command: the end of its job, or that it takes longer. */
export type CommandAnswer =
  | { state: 'succeeded'; jobId: string; result: CommandResult }
  | { state: 'pending'; jobId: string }
