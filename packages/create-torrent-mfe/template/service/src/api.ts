import type { Principal } from '@torrent/policy'
import type { Entry, EntryInput, FieldChange, Status } from './entry.ts'

export interface EntryQuery {
  /** Words that number or title contain. */
  text: string
  /** Any of these; all when empty. */
  statuses: readonly string[]
  /** `number`, `title`, `due`, `status` or `updated`, with `-` in front for descending. */
  sort: string
  page: number
  pageSize: number
}

/** A change that somebody asked for. The same id again is the same command. */
export interface Command {
  commandId: string
  id: string
}

export interface Change {
  version: number
  /** `created`, `edited`, or the status it came to. */
  type: string
  actor: string
  /** RFC 3339, UTC. */
  at: string
  fields: FieldChange[]
}

/**
 * The service as its BFF knows it. Now both live in one process; the service can move to one of its own behind this
 * interface, with a client for it in the BFF. Every method checks for itself what the person may do, and refuses with
 * `Refused`: `forbidden`, `not_found`, `conflict` when somebody else was first, `not_allowed_now`.
 */
export interface SampleParts {
  list(who: Principal, query: EntryQuery): Promise<{ entries: Entry[]; total: number }>
  /** How many there are in each status. */
  counts(who: Principal): Promise<Record<Status, number>>
  get(who: Principal, id: string): Promise<Entry>
  history(who: Principal, id: string): Promise<Change[]>
  create(who: Principal, command: Command & { entry: EntryInput }): Promise<Entry>
  update(who: Principal, command: Command & { baseVersion: number; entry: EntryInput }): Promise<Entry>
  /** To the next status. */
  advance(who: Principal, command: Command & { baseVersion: number }): Promise<Entry>
  close(): Promise<void>
}
