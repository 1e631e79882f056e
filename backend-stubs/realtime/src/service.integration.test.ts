import { randomUUID } from 'node:crypto'
import { topicOf } from '@torrent/service-kit'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { ORIGIN, startRealtime, untilCut } from './realtime.fixture.ts'

let realtime: Awaited<ReturnType<typeof startRealtime>>

beforeAll(async () => {
  // Published before anybody listens, so never told.
  realtime = await startRealtime({}, publish => publish('query.changed', { kind: 'quote', id: 'before', version: 1 }))
})

afterEach(() => realtime.signOutAll())

afterAll(() => realtime.stop())

const signIn: typeof realtime.signIn = (...who) => realtime.signIn(...who)
const refusal: typeof realtime.refusal = (...headers) => realtime.refusal(...headers)

/** What it hears of what this file is about. */
async function connect(cookie: string, transports?: string[]) {
  const { socket } = await realtime.connect(cookie, transports)
  const heard: unknown[] = []
  socket.on('changed', event => heard.push(event))
  socket.on('job', event => heard.push(event))
  socket.on('released', event => heard.push({ released: event }))
  socket.on('notified', (...said) => heard.push({ notified: said }))
  return { socket, heard }
}

const publishChange = (changed: { kind: string; id: string; version: number }, tenant = 'acme-metal') =>
  realtime.publish('query.changed', changed, { tenant, key: changed.id })

const publishJob = (subject: string, job: { id: string; [fact: string]: unknown }, tenant = 'acme-metal') =>
  realtime.publish('job.changed', { ...job, subject }, { tenant, key: job.id })

const publishRelease = (name: string, tenant: string) =>
  realtime.publish(topicOf('portal.changed'), { name, channel: 'stable' }, { tenant, key: name })

const publishNotified = (member: string, tenant: string) =>
  realtime.publish(topicOf('portal.notified'), { member }, { tenant, key: 'n' })

test('a change is told to everybody in the company who may read it, and to nobody else', async () => {
  const [sales, shipping, other] = [
    await connect(signIn('acme-metal', 'sales').cookie),
    await connect(signIn('acme-metal', 'shipping').cookie),
    await connect(signIn('mori-foods', 'admin').cookie),
  ]
  const [quote, order] = [randomUUID(), randomUUID()]
  await publishChange({ kind: 'quote', id: quote, version: 3 })
  await publishChange({ kind: 'order', id: order, version: 1 })
  await publishChange({ kind: 'order', id: 'theirs', version: 1 }, 'mori-foods')
  await vi.waitFor(() =>
    expect([sales.heard, shipping.heard, other.heard].map(heard => heard.length)).toEqual([2, 1, 1]),
  )
  expect(sales.heard).toEqual([
    { kind: 'quote', id: quote, version: 3 },
    { kind: 'order', id: order, version: 1 },
  ])
  expect(shipping.heard).toEqual([{ kind: 'order', id: order, version: 1 }])
  expect(other.heard).toEqual([{ kind: 'order', id: 'theirs', version: 1 }])
})

test('that groups have changed is told to everybody in the company who may know of groups, and never which', async () => {
  const [sales, nobody, other] = [
    await connect(signIn('acme-metal', 'sales').cookie),
    await connect(signIn('acme-metal').cookie),
    await connect(signIn('mori-foods', 'sales').cookie),
  ]
  const id = randomUUID()
  await realtime.publish(topicOf('group'), { type: 'joined', group: { id, name: '秘密の班' } }, { key: id })
  // Told later, so that the others would have heard by then what they must not.
  await publishChange({ kind: 'order', id: 'mark', version: 1 })
  const mark = { kind: 'order', id: 'mark', version: 1 }
  await vi.waitFor(() => expect(sales.heard).toContainEqual(mark))
  await vi.waitFor(() => expect(sales.heard).toContainEqual({ kind: 'group', id: '', version: 0 }))
  expect(sales.heard).toHaveLength(2)
  expect([nobody.heard, other.heard]).toEqual([[], []])
})

test('how a job goes is told to the one whose it is, in all their windows', async () => {
  const [mine, theirs] = [signIn('acme-metal', 'sales'), signIn('acme-metal', 'admin')]
  const [first, second, colleague] = [
    await connect(mine.cookie),
    await connect(mine.cookie, ['polling']),
    await connect(theirs.cookie),
  ]
  const job = { id: randomUUID(), type: 'torrent.quote.v1.SubmitQuote', state: 'failed', error: { code: 'conflict' } }
  await publishJob(mine.principal.subject, job)
  await publishJob(theirs.principal.subject, { id: 'later', state: 'running' })
  await vi.waitFor(() => expect([first, second, colleague].map(({ heard }) => heard.length)).toEqual([1, 1, 1]))
  expect(first.heard).toMatchObject([{ jobId: job.id, state: 'failed', steps: [], error: { code: 'conflict' } }])
  expect(colleague.heard).toMatchObject([{ jobId: 'later' }])
})

test('another release is told to everybody of the company in which it is in force', async () => {
  const [sales, shipping, other] = [
    await connect(signIn('acme-metal', 'sales').cookie),
    await connect(signIn('acme-metal', 'shipping').cookie),
    await connect(signIn('mori-foods', 'operator').cookie),
  ]
  await publishRelease('quote', 'acme-metal')
  await publishRelease('order', 'mori-foods')
  await vi.waitFor(() =>
    expect([sales.heard, shipping.heard, other.heard].map(heard => heard.length)).toEqual([1, 1, 1]),
  )
  expect([sales.heard, shipping.heard]).toEqual([[{ released: { name: 'quote' } }], [{ released: { name: 'quote' } }]])
  expect(other.heard).toEqual([{ released: { name: 'order' } }])
})

test('that there is something to read is told to the one it is for, or to the company, and never what', async () => {
  const mine = signIn('acme-metal', 'sales')
  const [me, colleague, other] = [
    await connect(mine.cookie),
    await connect(signIn('acme-metal', 'admin').cookie),
    await connect(signIn('mori-foods', 'admin').cookie),
  ]
  await publishNotified(mine.principal.subject, 'acme-metal')
  await publishNotified('', 'acme-metal')
  await publishNotified('', 'mori-foods')
  await vi.waitFor(() => expect([me, colleague, other].map(({ heard }) => heard.length)).toEqual([2, 1, 1]))
  for (const { heard } of [me, colleague, other]) for (const event of heard) expect(event).toEqual({ notified: [] })
})

test('the same person in another company is another person', async () => {
  const here = signIn('acme-metal', 'sales')
  const there = signIn('mori-foods', 'sales')
  realtime.sessions.set(there.cookie, { ...there.principal, subject: here.principal.subject })
  const [mine, other] = [await connect(here.cookie), await connect(there.cookie)]
  await publishJob(here.principal.subject, { id: 'here', state: 'running' })
  await publishJob(here.principal.subject, { id: 'there', state: 'running' }, 'mori-foods')
  await vi.waitFor(() => expect([mine.heard, other.heard].map(heard => heard.length)).toEqual([1, 1]))
  expect([mine.heard[0], other.heard[0]]).toMatchObject([{ jobId: 'here' }, { jobId: 'there' }])
})

test.each([
  ['nobody', () => ({ origin: ORIGIN })],
  ['a session that does not exist', () => ({ cookie: 'session=forged', origin: ORIGIN })],
  ["another site's page", () => ({ cookie: signIn('acme-metal', 'sales').cookie, origin: 'http://evil.example' })],
  ['a page without an origin', () => ({ cookie: signIn('acme-metal', 'sales').cookie, origin: 'null' })],
  ['a WebSocket that does not say from where', () => ({ cookie: signIn('acme-metal', 'sales').cookie })],
])('lets in no connection of %s', async (_, headers) => {
  expect(await refusal(headers())).toBe(true)
})

test("lets in no other site's polling either", async () => {
  const { cookie } = signIn('acme-metal', 'sales')
  expect(await refusal({ cookie, 'sec-fetch-site': 'cross-site' }, ['polling'])).toBe(true)
  expect(await refusal({ cookie, origin: 'http://evil.example' }, ['polling'])).toBe(true)
  expect(await refusal({ cookie, 'sec-fetch-site': 'same-origin' }, ['polling'])).toBe(false)
})

test('a client that says something is cut, and nobody hears what it said', async () => {
  const { cookie } = signIn('acme-metal', 'sales')
  const [speaker, listener] = [await connect(cookie), await connect(cookie)]
  speaker.socket.emit('changed', { kind: 'quote', id: 'forged', version: 1 })
  await untilCut(speaker.socket)
  await publishChange({ kind: 'quote', id: 'real', version: 1 })
  await vi.waitFor(() => expect(listener.heard).toEqual([{ kind: 'quote', id: 'real', version: 1 }]))
})

test('a client that sends too much is cut', async () => {
  const { socket } = await connect(signIn('acme-metal', 'sales').cookie)
  socket.io.engine.write('x'.repeat(50_000))
  await untilCut(socket)
  expect(socket.connected).toBe(false)
})

test("a connection ends with the person's session, by itself and at once when it is cut", async () => {
  const [quiet, cut, bystander] = [
    signIn('acme-metal', 'sales'),
    signIn('acme-metal', 'sales'),
    signIn('acme-metal', 'sales'),
  ]
  const connections = [await connect(quiet.cookie), await connect(cut.cookie), await connect(bystander.cookie)]
  realtime.sessions.delete(quiet.cookie)
  realtime.service.cut(cut.principal.subject, cut.principal.tenant)
  realtime.service.cut(bystander.principal.subject, 'mori-foods')
  await Promise.all(connections.slice(0, 2).map(({ socket }) => untilCut(socket)))
  expect(connections.map(({ socket }) => socket.connected)).toEqual([false, false, true])
})

test('a person hears what their roles allow now, not what they allowed when they connected', async () => {
  const { cookie, principal } = signIn('acme-metal', 'sales')
  const { heard } = await connect(cookie)
  realtime.sessions.set(cookie, { ...principal, roles: ['shipping'] })
  let round = 0
  await vi.waitFor(async () => {
    round += 1
    heard.length = 0
    await publishChange({ kind: 'quote', id: `quote ${round}`, version: 1 })
    await publishChange({ kind: 'order', id: `order ${round}`, version: 1 })
    await vi.waitFor(() => expect(heard).toContainEqual({ kind: 'order', id: `order ${round}`, version: 1 }))
    expect(heard).not.toContainEqual({ kind: 'quote', id: `quote ${round}`, version: 1 })
  })
})

test('a client that does not read is disconnected, and the others go on hearing', async () => {
  const { cookie, principal } = signIn('acme-metal', 'sales')
  const [slow, quick] = [await connect(cookie), await connect(cookie)]
  const { ws } = slow.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }
  ws._socket.pause()
  // More than the network's own buffers hold.
  const steps = Array.from({ length: 300 }, (_, index) => ({ name: `step ${index} ${'x'.repeat(100)}`, state: 'done' }))
  const sent = 1_000
  for (let index = 0; index < sent; index += 1) {
    void publishJob(principal.subject, { id: 'busy', state: 'running', steps })
  }
  await vi.waitFor(() => expect(quick.heard).toHaveLength(sent), { timeout: 20_000 })
  ws._socket.resume()
  await untilCut(slow.socket)
  expect(slow.heard.length).toBeLessThan(sent)
  expect(quick.socket.connected).toBe(true)
})

test('a process that starts tells nothing of what was before it', async () => {
  const { heard } = await connect(signIn('acme-metal', 'admin').cookie)
  await publishChange({ kind: 'quote', id: 'now', version: 1 })
  await vi.waitFor(() => expect(heard).toEqual([{ kind: 'quote', id: 'now', version: 1 }]))
})

test("the gateway's own pages are served beside the sockets", async () => {
  expect(await (await fetch(`${realtime.url}/quotes`)).text()).toBe('page')
})
