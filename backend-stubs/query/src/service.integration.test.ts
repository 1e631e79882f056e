import { randomUUID } from 'node:crypto'
import { QueryService } from '@torrent/contracts/query'
import {
  type Broker,
  type CallContext,
  type Client,
  type Delivery,
  open,
  openPostgresBroker,
  type Service,
} from '@torrent/service-kit'
import { clientOf, type TestIdentity, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { event } from './event.fixture.ts'
import { createQueryService } from './service.ts'

let service: Service
let broker: Broker
let identity: TestIdentity
let query: Client<typeof QueryService>
const changes: Delivery[] = []

beforeAll(async () => {
  const [url, brokerUrl] = await Promise.all([testDatabase('query'), testDatabase('broker')])
  identity = await testIdentity()
  broker = await openPostgresBroker(brokerUrl)
  service = await createQueryService({ url })
  await service.start(broker)
  query = clientOf(QueryService, service, identity.verify)
  await broker.subscribe({
    group: 'test',
    topics: ['query.changed'],
    handle: async delivery => {
      changes.push(delivery)
      return undefined
    },
  })
})

afterAll(async () => {
  await broker.close()
  await service.stop()
})

let tenants = 0

/** A company that no other test looks at, with somebody in it who may read everything. */
async function company(): Promise<{ tenant: string; call: CallContext }> {
  tenants += 1
  const tenant = `company-${tenants}`
  return { tenant, call: (await identity.person(tenant, 'sales')).call }
}

type Facts = Parameters<typeof event>[0]

/** Publishes one event a document and waits until the last of them can be read. */
async function given(tenant: string, ...documents: readonly Facts[]): Promise<string[]> {
  const events = documents.map(facts => event(facts, tenant))
  await broker.publish(events)
  await vi.waitFor(() => expect(projected()).toEqual(expect.arrayContaining(events.map(({ message }) => message.id))), {
    interval: 5,
  })
  return events.map(({ message }) => message.key)
}

function projected(): string[] {
  return changes.map(({ message }) => message.id)
}

async function titles(call: CallContext, request: Omit<Parameters<typeof query.listDocuments>[0], '$typeName'>) {
  const { documents } = await query.listDocuments({ kind: 'quote', sort: 'number', ...request }, call)
  return documents.map(document => document.title)
}

test('shows a document as its newest event tells it, with its state', async () => {
  const { tenant, call } = await company()
  const id = randomUUID()
  await given(tenant, { id, version: 1, status: 'draft' }, { id, version: 2, status: 'submitted' })
  const { document } = await query.getDocument({ kind: 'quote', id }, call)
  expect(document).toMatchObject({
    version: 2,
    status: 'submitted',
    owner: { name: '佐藤 花子' },
    actions: ['quote.edit'],
  })
  expect(open(document?.state)).toMatchObject({ $typeName: 'torrent.quote.v1.Quote', note: 'version 2' })
})

test('an event that comes again, or an older one, changes nothing and is announced all the same', async () => {
  const { tenant, call } = await company()
  const id = randomUUID()
  const [first, second] = [
    event({ id, version: 1, title: 'old' }, tenant),
    event({ id, version: 2, title: 'new' }, tenant),
  ]
  await broker.publish([first, second, first, second, first])
  await vi.waitFor(() => expect(projected().filter(known => known === first.message.id)).toHaveLength(3))
  expect(await titles(call, {})).toEqual(['new'])
  expect((await query.getHistory({ kind: 'quote', id }, call)).entries.map(entry => entry.version)).toEqual([2, 1])
  expect(changes.find(({ message }) => message.id === second.message.id)?.message).toMatchObject({
    tenant,
    key: id,
    payload: { kind: 'quote', id, version: 2 },
  })
})

test('lists carry everything but the state, and tell how many there are on all pages', async () => {
  const { tenant, call } = await company()
  await given(tenant, ...Array.from({ length: 7 }, (_, index) => ({ number: `Q-${index}`, title: `${index}` })))
  const page = await query.listDocuments({ kind: 'quote', sort: '-number', page: 2, pageSize: 3 }, call)
  expect(page).toMatchObject({ total: 7, stale: false })
  expect(page.documents.map(({ title, state }) => [title, state])).toEqual([
    ['3', undefined],
    ['2', undefined],
    ['1', undefined],
  ])
  const past = await query.listDocuments({ kind: 'quote', page: 9, text: 'q' }, call)
  expect(past).toMatchObject({ total: 7, documents: [] })
})

test('pages neither repeat nor miss a document where many sort alike', async () => {
  const { tenant, call } = await company()
  await given(tenant, ...Array.from({ length: 11 }, () => ({})))
  for (const sort of ['date', '-date']) {
    const pages = await Promise.all(
      [1, 2, 3].map(page => query.listDocuments({ kind: 'quote', sort, page, pageSize: 4 }, call)),
    )
    expect(new Set(pages.flatMap(page => page.documents.map(({ id }) => id))).size).toBe(11)
  }
})

test.each([
  ['number', ['b', 'a']],
  ['title', ['a', 'b']],
  ['partner', ['b', 'a']],
  ['date', ['a', 'b']],
  ['due', ['b', 'a']],
  ['amount', ['a', 'b']],
  ['status', ['b', 'a']],
  ['updated', ['a', 'b']],
])('sorts by %s, both ways', async (sort, expected) => {
  const { tenant, call } = await company()
  await given(
    tenant,
    {
      title: 'a',
      number: 'Q-2',
      partnerName: 'い社',
      date: '2026-01-01',
      due: '',
      amountMinor: '9',
      status: 'sent',
      updatedAt: '2026-01-01T00:00:00Z',
    },
    {
      title: 'b',
      number: 'Q-1',
      partnerName: 'あ社',
      date: '2026-02-01',
      due: '2026-03-01',
      amountMinor: '10',
      status: 'draft',
      updatedAt: '2026-01-01T00:00:01Z',
    },
  )
  expect(await titles(call, { sort })).toEqual(expected)
  expect(await titles(call, { sort: `-${sort}` })).toEqual(expected.toReversed())
})

test.each([
  ['a word of the title', '切削', ['切削加工']],
  ['one character', '鋳', ['鋳物']],
  ['two characters', '鋳物', ['鋳物']],
  ['katakana as hiragana', 'すてんれす', ['ステンレス板']],
  ['half-width katakana', 'ｽﾃﾝﾚｽ', ['ステンレス板']],
  ['full-width letters and digits', 'ＳＵＳ３０４', ['ステンレス板']],
  ['part of a number', '00002', ['鋳物']],
  ['the whole number', 'Q-2026-00003', ['ステンレス板']],
  ['the partner, ㈱ for 株式会社', '㈱マリ工業', ['切削加工']],
  ['words in any order, all of them', '板 sus', ['ステンレス板']],
  ['words of which one is missing', '板 鋳物', []],
  ['what LIKE would take for any text', '%', []],
  ['what LIKE would take for any text between two', 's%4', []],
  ['a backslash', '\\', []],
])('finds by %s', async (_, text, expected) => {
  const { tenant, call } = await company()
  await given(
    tenant,
    { number: 'Q-2026-00001', title: '切削加工', partnerName: '株式会社マリ工業' },
    { number: 'Q-2026-00002', title: '鋳物', partnerName: '東' },
    { number: 'Q-2026-00003', title: 'ステンレス板', partnerName: '東', keywords: ['SUS304-2B', 'PO-77'] },
  )
  expect(await titles(call, { text })).toEqual(expected)
})

test('filters by status, partner, owner and days, the last day included', async () => {
  const { tenant, call } = await company()
  const [partnerId, owner] = [randomUUID(), randomUUID()]
  await given(
    tenant,
    { number: '1', title: 'sent in March', status: 'sent', date: '2026-03-31', partnerId },
    { number: '2', title: 'draft in April', status: 'draft', date: '2026-04-01', owner: { id: owner } },
    { number: '3', title: 'lost without a day', status: 'lost', date: '' },
  )
  expect(await titles(call, { statuses: ['sent', 'lost'] })).toEqual(['sent in March', 'lost without a day'])
  expect(await titles(call, { partnerId })).toEqual(['sent in March'])
  expect(await titles(call, { ownerId: owner })).toEqual(['draft in April'])
  expect(await titles(call, { fromDate: '2026-03-31', toDate: '2026-04-01' })).toEqual([
    'sent in March',
    'draft in April',
  ])
  expect(await titles(call, { fromDate: '2026-04-01' })).toEqual(['draft in April'])
  expect(await titles(call, { text: '鋼材', statuses: ['draft'], toDate: '2026-03-31' })).toEqual([])
})

test.each([
  [{ kind: 'customer' }, 'kind', 'invalid'],
  [{ sort: 'password' }, 'sort', 'invalid'],
  [{ sort: 'constructor' }, 'sort', 'invalid'],
  [{ sort: '--number' }, 'sort', 'invalid'],
  [{ pageSize: 201 }, 'pageSize', 'invalid'],
  [{ pageSize: -1 }, 'pageSize', 'invalid'],
  [{ page: -1 }, 'page', 'invalid'],
  [{ page: 2 ** 31 }, 'page', 'invalid'],
  [{ page: 1.5 }, 'page', 'invalid'],
  [{ text: 'x'.repeat(201) }, 'text', 'too_long'],
  [{ text: 'a\0b' }, 'text', 'invalid'],
  [{ text: '\ud800' }, 'text', 'invalid'],
  [{ statuses: ["draft' or true"] }, 'statuses', 'invalid'],
  [{ statuses: Array.from({ length: 21 }, () => 'draft') }, 'statuses', 'invalid'],
  [{ partnerId: 'me' }, 'partnerId', 'invalid'],
  [{ ownerId: '%' }, 'ownerId', 'invalid'],
  [{ fromDate: '2026-02-30' }, 'fromDate', 'not_a_date'],
  [{ toDate: 'tomorrow' }, 'toDate', 'not_a_date'],
  [{ seen: [{ kind: 'quote', id: 'x', version: 1 }] }, 'seen', 'invalid'],
  [{ seen: [{ kind: 'quote', id: randomUUID(), version: 0 }] }, 'seen', 'invalid'],
])('refuses a list of %o, naming the field %s', async (request, field, code) => {
  const { call } = await company()
  await expect(query.listDocuments({ kind: 'quote', ...request }, call)).rejects.toMatchObject({ code, field })
})

test('a reader who wrote something sees it, in the list and on the page, however slow the event is', async () => {
  const { tenant, call } = await company()
  const id = randomUUID()
  const seen = [{ kind: 'quote', id, version: 2 }]
  const [list, page, history, counts] = [
    query.listDocuments({ kind: 'quote', seen }, call),
    query.getDocument({ kind: 'quote', id, seen }, call),
    query.getHistory({ kind: 'quote', id, seen }, call),
    query.countDocuments({ kind: 'quote', seen }, call),
  ]
  await broker.publish([event({ id, version: 1 }, tenant), event({ id, version: 2, status: 'submitted' }, tenant)])
  expect(await list).toMatchObject({ stale: false, documents: [{ version: 2 }] })
  expect(await page).toMatchObject({ stale: false, document: { version: 2 } })
  expect((await history).entries.map(entry => entry.version)).toEqual([2, 1])
  expect((await counts).counts).toMatchObject([{ status: 'submitted', count: 1 }])
})

test('what does not come within a second is answered as it is, and marked', async () => {
  const { tenant, call } = await company()
  const [id = ''] = await given(tenant, { version: 1 })
  const seen = [{ kind: 'quote', id, version: 2 }]
  const [list, page] = await Promise.all([
    query.listDocuments({ kind: 'quote', seen }, call),
    query.getDocument({ kind: 'quote', id, seen }, call),
  ])
  expect(list).toMatchObject({ stale: true, documents: [{ version: 1 }] })
  expect(page).toMatchObject({ stale: true, document: { version: 1 } })
})

test('nothing is waited for that the answer does not show', async () => {
  const { tenant, call } = await company()
  const [id = ''] = await given(tenant, {})
  const seen = [{ kind: 'order', id: randomUUID(), version: 5 }]
  const started = performance.now()
  expect(await query.listDocuments({ kind: 'quote', seen }, call)).toMatchObject({ stale: false })
  expect(await query.getDocument({ kind: 'quote', id, seen }, call)).toMatchObject({ stale: false })
  expect(performance.now() - started).toBeLessThan(900)
})

test('counts the documents in each status', async () => {
  const { tenant, call } = await company()
  await given(tenant, { status: 'draft' }, { status: 'sent' }, { status: 'draft' }, { kind: 'order', status: 'draft' })
  const { counts } = await query.countDocuments({ kind: 'quote' }, call)
  expect(counts.map(({ status, count }) => [status, count])).toEqual([
    ['draft', 2],
    ['sent', 1],
  ])
})

test('the chain of documents is found from each of its ends, as far as the reader may look', async () => {
  const { tenant, call } = await company()
  const [quote, order, second, shipment, stranger] = Array.from({ length: 5 }, () => randomUUID())
  await given(
    tenant,
    { kind: 'quote', id: quote, number: 'Q-1', status: 'accepted' },
    { kind: 'order', id: order, number: 'S-1', sources: [{ kind: 'quote', id: quote, number: 'Q-1' }] },
    { kind: 'order', id: second, number: 'S-2', sources: [{ kind: 'quote', id: quote, number: 'Q-1' }] },
    { kind: 'shipment', id: shipment, number: 'D-1', sources: [{ kind: 'order', id: order, number: 'S-1' }] },
    { kind: 'order', id: stranger, number: 'S-3' },
  )
  const numbers = async (kind: string, id: string | undefined, who = call) =>
    (await query.getRelated({ kind, id }, who)).documents.map(document => document.number)
  for (const [kind, id] of [
    ['quote', quote],
    ['order', second],
    ['shipment', shipment],
  ] as const) {
    expect(await numbers(kind, id)).toEqual(['Q-1', 'S-1', 'S-2', 'D-1'])
  }
  expect(await numbers('order', stranger)).toEqual(['S-3'])
  const warehouse = await identity.person(tenant, 'shipping')
  expect(await numbers('shipment', shipment, warehouse.call)).toEqual(['S-1', 'S-2', 'D-1'])
})

test('a source that has not arrived yet stands in the chain by its number', async () => {
  const { tenant, call } = await company()
  const source = { kind: 'quote', id: randomUUID(), number: 'Q-7' }
  const [id = ''] = await given(tenant, { kind: 'order', number: 'S-7', sources: [source] })
  const { documents } = await query.getRelated({ kind: 'order', id }, call)
  expect(documents.map(({ number, status }) => [number, status])).toEqual([
    ['Q-7', ''],
    ['S-7', 'draft'],
  ])
})

test("no company reads another's documents, by list, id, history or chain", async () => {
  const [mine, theirs] = [await company(), await company()]
  const [id = ''] = await given(mine.tenant, { title: '秘密' })
  expect(await titles(theirs.call, { text: '秘密' })).toEqual([])
  for (const read of [query.getDocument, query.getHistory, query.getRelated]) {
    await expect(read({ kind: 'quote', id }, theirs.call)).rejects.toMatchObject({ code: 'not_found' })
  }
  expect((await query.countDocuments({ kind: 'quote' }, theirs.call)).counts).toEqual([])
})

test('who may not read a kind is refused, whatever is asked about it', async () => {
  const { call } = await identity.person('acme-metal', 'shipping')
  for (const ask of [
    query.listDocuments,
    query.countDocuments,
    query.getDocument,
    query.getHistory,
    query.getRelated,
  ]) {
    await expect(ask({ kind: 'quote', id: randomUUID() } as never, call)).rejects.toMatchObject({ code: 'forbidden' })
  }
})
