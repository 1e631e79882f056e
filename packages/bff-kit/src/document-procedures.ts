import type { DescMessage, MessageShape } from '@bufbuild/protobuf'
import type { Document } from '@torrent/contracts/document'
import { allowed, type Principal } from '@torrent/policy'
import { open, Refused } from '@torrent/service-kit'
import { z } from 'zod'
import { optionalDay, optionalUuid, text, uuid } from './inputs.ts'
import { procedure } from './trpc.ts'

const SORTS = ['number', 'title', 'partner', 'date', 'due', 'amount', 'status', 'updated'] as const
const sort = z.enum([...SORTS, ...SORTS.map(name => `-${name}` as const)])

/** The input of every list; all of it has a place in a screen's URL. */
export const listInput = z.strictObject({
  text: text(200).default(''),
  statuses: z
    .array(z.string().regex(/^[a-z_]{1,30}$/))
    .max(20)
    .default([]),
  partnerId: optionalUuid.default(''),
  ownerId: optionalUuid.default(''),
  fromDate: optionalDay.default(''),
  toDate: optionalDay.default(''),
  sort: sort.default('-updated'),
  page: z.int().min(1).max(100_000).default(1),
  pageSize: z.int().min(1).max(200).default(25),
})

/** A document's line in a list. */
export type DocumentRow = Omit<Document, '$typeName' | '$unknown' | 'state' | 'owner' | 'sources' | 'keywords'> & {
  ownerName: string
}

/**
 * The queries that every kind of document offers: `list`, `counts` by status, `get`, `history` and `related`. They
 * answer from the read side, never older than what this browser has seen.
 */
export function documentProcedures<Desc extends DescMessage>(kind: string, schema: Desc) {
  const read = procedure(`${kind}.read`)
  return {
    list: read.input(listInput).query(async ({ ctx, input }) => {
      const { clients, call, seen, principal } = ctx
      const found = await clients.query.listDocuments({ ...input, kind, seen }, call)
      return {
        rows: found.documents.map(document => toRow(document, principal)),
        total: found.total,
        stale: found.stale,
      }
    }),
    counts: read.query(async ({ ctx: { clients, call, seen } }) => {
      const { counts } = await clients.query.countDocuments({ kind, seen }, call)
      return Object.fromEntries(counts.map(({ status, count }) => [status, count]))
    }),
    get: read.input(z.strictObject({ id: uuid })).query(async ({ ctx, input }) => {
      const { document, stale } = await ctx.clients.query.getDocument({ ...input, kind, seen: ctx.seen }, ctx.call)
      const state = open(document?.state)
      if (!document || state?.$typeName !== schema.typeName) throw new Refused('not_found', 'id')
      return { ...toRow(document, ctx.principal), state: state as MessageShape<Desc>, stale }
    }),
    history: read.input(z.strictObject({ id: uuid })).query(async ({ ctx, input }) => {
      const { entries } = await ctx.clients.query.getHistory({ ...input, kind, seen: ctx.seen }, ctx.call)
      return entries.map(({ version, change }) => ({
        version,
        type: change?.type ?? '',
        actor: change?.actor?.name ?? '',
        at: change?.at ?? '',
        note: change?.note ?? '',
        fields: (change?.fields ?? []).map(({ field, before, after }) => ({ field, before, after })),
      }))
    }),
    related: read.input(z.strictObject({ id: uuid })).query(async ({ ctx, input }) => {
      const { documents } = await ctx.clients.query.getRelated({ ...input, kind, seen: ctx.seen }, ctx.call)
      return documents.map(({ kind, id, number, status }) => ({ kind, id, number, status }))
    }),
  }
}

/** Of what the lifecycle allows, only what this person may do is offered. */
function toRow(document: Document, principal: Principal): DocumentRow {
  const { $typeName: _, $unknown: __, state: ___, owner, sources: ____, keywords: _____, ...row } = document
  return {
    ...row,
    ownerName: owner?.name ?? '',
    actions: row.actions.filter(action => allowed(principal, action)),
  }
}
