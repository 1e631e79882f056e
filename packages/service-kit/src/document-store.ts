import { create, type DescMessage, type MessageShape } from '@bufbuild/protobuf'
import { type ResultRef, ResultRefSchema } from '@torrent/contracts/backbone'
import { ChangeSchema, DocumentEventSchema } from '@torrent/contracts/document'
import { sql } from 'drizzle-orm'
import { isUuid } from './checks.ts'
import type { CommandContext } from './command-context.ts'
import { rows, type Transaction } from './database.ts'
import { type DocumentKind, type DocumentState, toDocument } from './document-kind.ts'
import { fromPayload, toPayload } from './envelope.ts'
import { fieldChanges } from './field-changes.ts'
import { writeOutbox } from './outbox.ts'
import { Refused } from './refusal.ts'

/** What happened, for the event's type and the history. */
export interface ChangeNote {
  /** Past participle: created, submitted, shipped. */
  type: string
  /** A reason or comment a person gave. */
  note?: string
}

/** The documents of one kind in a tenant's schema. Every save writes row, ledger and event in the caller's transaction. */
export interface DocumentStore<State> {
  /**
   * The document, locked for this transaction. Refused: `not_found`; `conflict` when it has moved past `baseVersion`
   * (0 or absent skips the check, for commands that do not depend on what somebody saw).
   */
  load(context: CommandContext, id: string, baseVersion?: number): Promise<State>
  /** The document without a lock, for queries; undefined when there is none. */
  find(tx: Transaction, id: string): Promise<State | undefined>
  /** Saves a new document as version 1 under the next number of its series. Refused: `already_exists`. */
  insert(context: CommandContext, state: State, note: ChangeNote): Promise<ResultRef>
  /** Saves the next version. */
  save(context: CommandContext, before: State, after: State, note: ChangeNote): Promise<ResultRef>
}

/** The store of one kind of document. */
export function documentStore<Desc extends DescMessage>(
  kind: DocumentKind<Desc>,
): DocumentStore<MessageShape<Desc> & DocumentState> {
  type State = MessageShape<Desc> & DocumentState

  async function read(tx: Transaction, id: string, lock: boolean): Promise<State | undefined> {
    if (!isUuid(id)) return undefined
    const [row] = await rows<{ state: Record<string, unknown>; ledger: unknown[] | null }>(
      tx,
      sql`select state, ${
        kind.ledger
          ? sql`(select jsonb_agg(entry order by position) from movements where document_id = documents.id)`
          : sql`null::jsonb`
      } as ledger from documents where id = ${id} ${lock ? sql`for update` : sql``}`,
    )
    if (!row) return undefined
    const json = kind.ledger && row.ledger ? { ...row.state, [kind.ledger.field]: row.ledger } : row.state
    return fromPayload(kind.schema, json) as State
  }

  /** The row's JSON apart from the ledger, and the ledger's entries. */
  function split(state: State): { json: Record<string, unknown>; entries: unknown[] } {
    const json = toPayload(kind.schema, state) as Record<string, unknown>
    if (!kind.ledger) return { json, entries: [] }
    const { [kind.ledger.field]: entries, ...rest } = json
    return { json: rest, entries: Array.isArray(entries) ? entries : [] }
  }

  async function appendLedger(tx: Transaction, id: string, entries: readonly unknown[], from: number): Promise<void> {
    const added = entries.slice(from)
    if (added.length === 0) return
    const values = added.map((entry, index) => sql`(${id}, ${from + index}, ${JSON.stringify(entry)}::jsonb)`)
    await tx.execute(sql`insert into movements (document_id, position, entry) values ${sql.join(values, sql`, `)}`)
  }

  async function announce(context: CommandContext, before: State | undefined, after: State, note: ChangeNote) {
    const event = create(DocumentEventSchema, {
      document: toDocument(kind, after),
      change: create(ChangeSchema, {
        type: note.type,
        actor: context.actor,
        at: context.now,
        fields: fieldChanges(before && split(before).json, split(after).json),
        note: note.note ?? '',
      }),
    })
    await writeOutbox(context.tx, [
      {
        aggregateType: kind.kind,
        aggregateId: after.id,
        type: `${capital(kind.kind)}${capital(note.type)}`,
        payload: toPayload(DocumentEventSchema, event),
        version: after.version,
        traceparent: context.traceparent,
      },
    ])
    return create(ResultRefSchema, { kind: kind.kind, id: after.id, version: after.version, number: after.number })
  }

  return {
    find: (tx, id) => read(tx, id, false),
    async load(context, id, baseVersion = 0) {
      const state = await read(context.tx, id, true)
      if (!state) throw new Refused('not_found', 'id')
      if (baseVersion !== 0 && state.version !== baseVersion)
        throw new Refused('conflict', '', { current: String(state.version) })
      return state
    },
    async insert(context, state, note) {
      const taken = await rows(context.tx, sql`select 1 from documents where id = ${state.id}`)
      if (taken.length > 0) throw new Refused('already_exists', 'id')
      const saved: State = {
        ...state,
        version: 1,
        number: await nextNumber(context, kind.series),
        createdAt: context.now,
        updatedAt: context.now,
        createdBy: context.actor,
      }
      const { json, entries } = split(saved)
      await context.tx.execute(
        sql`insert into documents (id, number, version, status, state) values (${saved.id}, ${saved.number}, 1, ${saved.status}, ${JSON.stringify(json)}::jsonb)`,
      )
      await appendLedger(context.tx, saved.id, entries, 0)
      return announce(context, undefined, saved, note)
    },
    async save(context, before, after, note) {
      const saved: State = { ...after, version: before.version + 1, updatedAt: context.now }
      const { json, entries } = split(saved)
      await context.tx.execute(
        sql`update documents set version = ${saved.version}, status = ${saved.status}, state = ${JSON.stringify(json)}::jsonb, updated_at = now() where id = ${saved.id}`,
      )
      await appendLedger(context.tx, saved.id, entries, split(before).entries.length)
      return announce(context, before, saved, note)
    },
  }
}

/** `Q-2026-00001`: without gaps, since the counter moves only when the document's transaction commits. */
async function nextNumber(context: CommandContext, series: string): Promise<string> {
  const year = Number(context.today.slice(0, 4))
  const [row] = await rows<{ last: number }>(
    context.tx,
    sql`insert into numbers (series, year, last) values (${series}, ${year}, 1) on conflict (series, year) do update set last = numbers.last + 1 returning last`,
  )
  return `${series}-${year}-${String(row?.last).padStart(5, '0')}`
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
