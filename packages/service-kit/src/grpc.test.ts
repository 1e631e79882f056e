import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { QueryService } from '@torrent/contracts/query'
import { QuoteService } from '@torrent/contracts/quote'
import { allServices } from '@torrent/contracts/registry'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestIdentity, testIdentity } from '../testing/identity.ts'
import { connectGrpc, serveGrpc } from './grpc.ts'
import { Refused } from './refusal.ts'
import { mount } from './service.ts'
import { type CallContext, type Caller, type Client, direct, type Implementation } from './service-call.ts'

let identity: TestIdentity
let sales: CallContext
let server: Awaited<ReturnType<typeof serveGrpc>>
let remote: ReturnType<typeof connectGrpc<typeof QuoteService>>
let remoteQuery: ReturnType<typeof connectGrpc<typeof QueryService>>

/** What the service does, and what it was last called with. */
let work: () => Promise<{ id: string; number?: string }>
let calls: { id: string; caller: Caller }[]

const quotes: Implementation<typeof QuoteService> = {
  async getQuote({ id }, caller) {
    calls.push({ id, caller })
    return work()
  },
}

const queries = {
  async countDocuments() {
    return { counts: [{ status: 'draft', count: 1 }] }
  },
} as unknown as Implementation<typeof QueryService>

beforeAll(async () => {
  identity = await testIdentity()
  sales = (await identity.person('acme-metal', 'sales')).call
  server = await serveGrpc([mount(QuoteService, quotes), mount(QueryService, queries)], identity.verify, '127.0.0.1:0')
  remote = connectGrpc(QuoteService, `127.0.0.1:${server.port}`)
  remoteQuery = connectGrpc(QueryService, `127.0.0.1:${server.port}`)
})

beforeEach(() => {
  calls = []
  work = async () => ({ id: 'q', number: 'Q-1' })
})

afterAll(async () => {
  remote.close()
  remoteQuery.close()
  await server.close()
})

describe.each<[string, () => { quote: Client<typeof QuoteService>; query: Client<typeof QueryService> }]>([
  ['over gRPC', () => ({ quote: remote, query: remoteQuery })],
  [
    'in this process',
    () => ({
      quote: direct(QuoteService, quotes, identity.verify),
      query: direct(QueryService, queries, identity.verify),
    }),
  ],
])('%s', (_, clients) => {
  test('a call brings the request and who calls, and takes the answer back', async () => {
    const id = randomUUID()
    const answer = await clients().quote.getQuote({ id }, { ...sales, traceparent: '00-a-b-01' })
    expect(answer).toMatchObject({ $typeName: 'torrent.quote.v1.Quote', id: 'q', number: 'Q-1', lines: [] })
    expect(calls).toMatchObject([
      { id, caller: { principal: { tenant: 'acme-metal', roles: ['sales'] }, traceparent: '00-a-b-01' } },
    ])
  })

  test('a refusal arrives with its code, field and parameters', async () => {
    work = () => Promise.reject(new Refused('exceeds_open', 'lines[0].quantity', { open: '3', 品: '鋼材' }))
    await expect(clients().quote.getQuote({}, sales)).rejects.toMatchObject({
      name: 'Refused',
      code: 'exceeds_open',
      field: 'lines[0].quantity',
      params: { open: '3', 品: '鋼材' },
    })
  })

  test('nobody gets in without a token or with a wrong one, and nothing is done', async () => {
    for (const token of [undefined, '', 'forged', `${sales.token}x`]) {
      await expect(clients().quote.getQuote({}, { token })).rejects.toMatchObject({ code: 'unauthenticated' })
    }
    expect(calls).toEqual([])
  })

  test('nobody gets in whose roles do not allow it, and nothing is done', async () => {
    const { call } = await identity.person('acme-metal', 'shipping')
    await expect(clients().quote.getQuote({}, call)).rejects.toMatchObject({ code: 'forbidden' })
    expect(calls).toEqual([])
  })

  test('what the request asks about decides which right it takes', async () => {
    const { call } = await identity.person('acme-metal', 'shipping')
    const { query } = clients()
    expect(await query.countDocuments({ kind: 'shipment' }, call)).toMatchObject({ counts: [{ count: 1 }] })
    for (const kind of ['quote', '', 'portal.admin', 'shipment.read\0', '{kind}', 'constructor']) {
      await expect(query.countDocuments({ kind }, call)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})

test('a fault arrives as one, and nothing of it but that', async () => {
  work = () => Promise.reject(new Error('password=hunter2'))
  const failure = await remote.getQuote({}, sales).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'internal' })
  expect(String(failure) + JSON.stringify(failure)).not.toContain('hunter2')
})

test('a service that is not there is unavailable, as is one that does not speak the language', async () => {
  const listener = createServer(socket => socket.on('data', () => socket.destroy())).listen(0)
  const { port } = listener.address() as AddressInfo
  const stranger = connectGrpc(QuoteService, `127.0.0.1:${port}`)
  await expect(stranger.getQuote({}, sales)).rejects.toMatchObject({ code: 'unavailable' })
  stranger.close()
  await new Promise(resolve => listener.close(resolve))
  const nobody = connectGrpc(QuoteService, `127.0.0.1:${port}`)
  await expect(nobody.getQuote({}, sales)).rejects.toMatchObject({ code: 'unavailable' })
  nobody.close()
})

test('what is too large to be received is refused, not half taken', async () => {
  await expect(remote.getQuote({ id: 'x'.repeat(7_000_000) }, sales)).rejects.toMatchObject({ code: 'invalid' })
  expect(calls).toEqual([])
})

test('every method of the contracts names the right it takes', () => {
  for (const service of allServices()) {
    const implementation = Object.fromEntries(service.methods.map(method => [method.localName, async () => ({})]))
    expect(() => direct(service, implementation as never, identity.verify)).not.toThrow()
  }
})
