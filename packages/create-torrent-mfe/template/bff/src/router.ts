import { commandInput, day, procedure, quantity, router, text, uuid, version } from '@torrent/bff-kit'
import { type Entry, MAY_READ, MAY_WRITE, type SampleParts } from 'sample-parts-service'
import { z } from 'zod'
import { saved, toDocument, toRow } from './views.ts'

const sorts = ['number', 'title', 'due', 'status', 'updated'] as const

const listInput = z.strictObject({
  text: text(200).default(''),
  statuses: z.array(text(20)).max(10).default([]),
  sort: z.enum([...sorts, ...sorts.map(name => `-${name}` as const)]).default('-updated'),
  page: z.int().min(1).max(100_000).default(1),
  pageSize: z.int().min(1).max(200).default(25),
})

// Shapes at the edge; the rules are the service's.
const entry = z.strictObject({ title: text(200), quantity, due: day, note: text(2_000) })

/** What the screens ask for. Each procedure names the action that the caller needs; the service checks it again. */
export function createRouter(service: SampleParts) {
  return router({
    list: procedure(MAY_READ)
      .input(listInput)
      .query(async ({ ctx, input }) => {
        const { entries, total } = await service.list(ctx.principal, input)
        return { rows: entries.map(each => toRow(each, ctx.principal)), total }
      }),
    counts: procedure(MAY_READ).query(({ ctx }): Promise<Record<string, number>> => service.counts(ctx.principal)),
    get: procedure(MAY_READ)
      .input(z.strictObject({ id: uuid }))
      .query(async ({ ctx, input }) => toDocument(await service.get(ctx.principal, input.id), ctx.principal)),
    history: procedure(MAY_READ)
      .input(z.strictObject({ id: uuid }))
      .query(async ({ ctx, input }) => {
        const changes = await service.history(ctx.principal, input.id)
        return changes.map(change => ({ ...change, note: '' }))
      }),
    create: procedure(MAY_WRITE)
      .input(commandInput({ id: uuid, entry }))
      .mutation(({ ctx, input }) => answer(service.create(ctx.principal, input), input)),
    update: procedure(MAY_WRITE)
      .input(commandInput({ id: uuid, baseVersion: version, entry }))
      .mutation(({ ctx, input }) => answer(service.update(ctx.principal, input), input)),
    advance: procedure(MAY_WRITE)
      .input(commandInput({ id: uuid, baseVersion: version }))
      .mutation(({ ctx, input }) => answer(service.advance(ctx.principal, input), input)),
  })
}

async function answer(entry: Promise<Entry>, { commandId }: { commandId: string }) {
  return saved(await entry, commandId)
}
