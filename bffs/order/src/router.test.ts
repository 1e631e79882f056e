import { randomUUID } from 'node:crypto'
import { create } from '@bufbuild/protobuf'
import { anyPack, anyUnpack } from '@bufbuild/protobuf/wkt'
import type { BffContext, Clients } from '@torrent/bff-kit'
import { DocumentSchema } from '@torrent/contracts/document'
import { JobSchema } from '@torrent/contracts/job'
import { commandOptions } from '@torrent/contracts/options'
import { GetDocumentResponseSchema } from '@torrent/contracts/query'
import { QuoteSchema } from '@torrent/contracts/quote'
import { registry } from '@torrent/contracts/registry'
import { describe, expect, test, vi } from 'vitest'
import { orderRouter } from './router.ts'

const QUOTE = randomUUID()
const LINE = randomUUID()

/** The router as somebody with this role calls it, and what it asked of the services. */
function as(role: string) {
  const startJob = vi.fn<Clients['job']['startJob']>(async () =>
    create(JobSchema, {
      id: 'job',
      state: 'succeeded',
      result: { kind: 'order', id: 'order', version: 1, number: 'O-1' },
    }),
  )
  const getDocument = vi.fn<Clients['query']['getDocument']>(async ({ kind, id }) => {
    const state = anyPack(QuoteSchema, create(QuoteSchema, { id, subject: '鋼板' }))
    return create(GetDocumentResponseSchema, { document: create(DocumentSchema, { kind, id, state }) })
  })
  const context: BffContext = {
    principal: { subject: randomUUID(), tenant: 'acme-metal', name: 'x', email: 'x@y', roles: [role], token: 'token' },
    traceparent: '',
    seen: [{ kind: 'quote', id: QUOTE, version: 4 }],
    clients: { job: { startJob }, query: { getDocument } } as unknown as Clients,
  }
  const sent = () => {
    const command = startJob.mock.calls[0]?.[0].command
    return command && anyUnpack(command as Parameters<typeof anyUnpack>[0], registry)
  }
  return { call: orderRouter.createCaller(context), sent, getDocument, startJob }
}

describe('converting a quote', () => {
  const input = {
    commandId: randomUUID(),
    id: randomUUID(),
    quoteId: QUOTE,
    lines: [{ lineId: LINE, quantity: '2.5' }],
  }

  test('sends what to take, and waits for the order', async () => {
    const { call, sent, startJob } = as('sales')
    const answer = await call.createFromQuote({ ...input, order: { customerPo: 'PO-1' } })
    expect(answer).toEqual({
      state: 'succeeded',
      jobId: 'job',
      result: { kind: 'order', id: 'order', version: 1, number: 'O-1' },
    })
    expect(startJob.mock.calls[0]?.[0].commandId).toBe(input.commandId)
    expect(sent()).toMatchObject({
      $typeName: 'torrent.order.v1.CreateOrderFromQuote',
      quoteId: QUOTE,
      lines: [{ lineId: LINE, quantity: '2.5' }],
      order: { customerPo: 'PO-1', requestedDate: '' },
    })
  })

  test('takes everything when no line is named', async () => {
    const { call, sent } = as('orders')
    await call.createFromQuote({ commandId: randomUUID(), id: randomUUID(), quoteId: QUOTE })
    expect(sent()).toMatchObject({ lines: [], order: { customerPo: '' } })
  })

  test('takes no price from the browser', async () => {
    const { call, startJob } = as('orders')
    const lines = [{ lineId: LINE, quantity: '1', unitPrice: '0' }]
    await expect(call.createFromQuote({ ...input, lines })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(startJob).not.toHaveBeenCalled()
  })
})

describe('the quote that is converted', () => {
  test('is read no older than this browser has seen it', async () => {
    const { call, getDocument } = as('sales')
    expect(await call.quote({ id: QUOTE })).toMatchObject({ kind: 'quote', state: { subject: '鋼板' } })
    expect(getDocument).toHaveBeenCalledWith(
      { kind: 'quote', id: QUOTE, seen: [{ kind: 'quote', id: QUOTE, version: 4 }] },
      { token: 'token', traceparent: '' },
    )
  })

  test('is not shown to somebody who may read orders only', async () => {
    const { call, getDocument } = as('shipping')
    await expect(call.quote({ id: QUOTE })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(getDocument).not.toHaveBeenCalled()
  })
})

test('every mutation sends a command of the order service that a person may send, with its own permission', () => {
  const mutations = Object.entries(orderRouter._def.procedures).filter(([, { _def }]) => _def.type === 'mutation')
  expect(mutations.map(([name]) => name).sort()).toEqual([
    'cancel',
    'confirm',
    'create',
    'createFromQuote',
    'hold',
    'resume',
    'update',
  ])
  for (const [name, { _def }] of mutations) {
    const { action, command = '' } = _def.meta as { action: string; command?: string }
    const description = registry.getMessage(command)
    expect([name, description && commandOptions(description)]).toMatchObject([
      name,
      { service: 'order', action, internal: false },
    ])
  }
})
