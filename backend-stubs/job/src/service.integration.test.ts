import { randomUUID } from 'node:crypto'
import { create, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf'
import { type Any, AnySchema, anyPack } from '@bufbuild/protobuf/wkt'
import { JobReportSchema } from '@torrent/contracts/backbone'
import { type Job, JobSchema, JobService } from '@torrent/contracts/job'
import { CreateQuoteSchema, ReserveQuoteLinesSchema, SubmitQuoteSchema } from '@torrent/contracts/quote'
import {
  type Broker,
  type CallContext,
  type Client,
  type Delivery,
  fromPayload,
  openPostgresBroker,
  type Service,
  toPayload,
  topicOf,
} from '@torrent/service-kit'
import {
  asSuperuser,
  clientOf,
  databaseIn,
  type TestIdentity,
  testDatabase,
  testIdentity,
} from '@torrent/service-kit/testing'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createJobService } from './service.ts'

const TENANT = 'acme-metal'

let url: string
let identity: TestIdentity
let service: Service
let broker: Broker
let jobs: Client<typeof JobService>
/** Whoever is signed in in a test: a new sales clerk. */
let sales: { principal: { subject: string }; call: CallContext }
const commands: Delivery[] = []
const changes: Delivery[] = []

beforeAll(async () => {
  const [jobUrl, brokerUrl] = await Promise.all([testDatabase('job'), testDatabase('broker')])
  url = jobUrl
  identity = await testIdentity()
  broker = await openPostgresBroker(brokerUrl)
  service = await createJobService({ url })
  await service.provision(TENANT)
  await service.start(broker)
  jobs = clientOf(JobService, service, identity.verify)
  await collect(topicOf('quote.commands'), commands)
  await collect('job.changed', changes)
})

beforeEach(async () => {
  sales = await identity.person(TENANT, 'sales')
})

afterAll(async () => {
  await broker.close()
  await service.stop()
})

async function collect(topic: string, into: Delivery[]): Promise<void> {
  await broker.subscribe({
    group: `test ${topic}`,
    topics: [topic],
    handle: async delivery => {
      into.push(delivery)
      return undefined
    },
  })
}

function command<Desc extends DescMessage>(schema: Desc, init: MessageInitShape<Desc>) {
  return anyPack(schema, create(schema, init))
}

function submit(id: string = randomUUID(), commandId: string = randomUUID()) {
  return { commandId, command: command(SubmitQuoteSchema, { id, baseVersion: 3, note: '至急' }) }
}

type Report = Pick<
  MessageInitShape<typeof JobReportSchema> & { $typeName?: undefined },
  'state' | 'steps' | 'result' | 'error'
>

/** What a service says about a job, through its outbox and the log. */
async function report(job: Pick<Job, 'id'>, facts: Report): Promise<void> {
  await broker.publish([
    {
      topic: topicOf('job'),
      message: {
        id: randomUUID(),
        key: job.id,
        type: 'JobReport',
        tenant: TENANT,
        version: 0,
        traceparent: '',
        payload: toPayload(JobReportSchema, create(JobReportSchema, { jobId: job.id, ...facts })),
      },
    },
  ])
}

test('accepting a command answers its job and sends the command once, with who asked for it', async () => {
  const request = submit()
  const job = await jobs.startJob(request, sales.call)
  expect(job).toMatchObject({ state: 'accepted', type: 'torrent.quote.v1.SubmitQuote', commandId: request.commandId })
  await vi.waitFor(() => expect(commands.filter(({ message }) => message.key === job.aggregateId)).toHaveLength(1))
  const sent = commands.find(({ message }) => message.key === job.aggregateId)?.message
  expect(sent).toMatchObject({
    type: 'torrent.quote.v1.SubmitQuote',
    tenant: TENANT,
    payload: {
      commandId: request.commandId,
      jobId: job.id,
      actor: { id: sales.principal.subject, roles: ['sales'] },
      command: { '@type': 'type.googleapis.com/torrent.quote.v1.SubmitQuote', note: '至急', baseVersion: 3 },
    },
  })
})

test('the same command, sent again or many times at once, is the same job and is sent once', async () => {
  const request = submit()
  const answers = await Promise.all(Array.from({ length: 8 }, () => jobs.startJob(request, sales.call)))
  const again = await jobs.startJob(request, sales.call)
  expect(new Set([...answers, again].map(job => job.id)).size).toBe(1)
  // Something sent afterwards has arrived, and with it everything before it.
  const later = await jobs.startJob(submit(), sales.call)
  await vi.waitFor(() => expect(commands.map(({ message }) => message.key)).toContain(later.aggregateId))
  expect(commands.filter(({ message }) => message.key === again.aggregateId)).toHaveLength(1)
})

test('an id that was used for another command is refused, and the first stays as it was', async () => {
  const request = submit()
  const job = await jobs.startJob(request, sales.call)
  await expect(jobs.startJob(submit(randomUUID(), request.commandId), sales.call)).rejects.toMatchObject({
    code: 'already_exists',
    field: 'commandId',
  })
  expect(await jobs.getJob({ id: job.id }, sales.call)).toMatchObject({ aggregateId: job.aggregateId })
})

test("two people's commands of the same id are two jobs, and both are sent", async () => {
  const colleague = await identity.person(TENANT, 'sales')
  const request = submit()
  const [mine, theirs] = [await jobs.startJob(request, sales.call), await jobs.startJob(request, colleague.call)]
  expect(mine.id).not.toBe(theirs.id)
  await vi.waitFor(() => expect(commands.filter(({ message }) => message.key === mine.aggregateId)).toHaveLength(2))
})

test.each<[string, () => Any | undefined, string, string]>([
  ['no command at all', () => undefined, 'invalid', 'command'],
  ['a message that is no command', () => command(JobSchema, { id: randomUUID() }), 'invalid', 'command'],
  [
    'an unknown type',
    () => create(AnySchema, { typeUrl: 'type.googleapis.com/evil.Command', value: new Uint8Array(9) }),
    'invalid',
    'command',
  ],
  [
    'bytes that are not what they say',
    () => ({ ...command(SubmitQuoteSchema, {}), value: new Uint8Array([255, 255, 255]) }),
    'invalid',
    'command',
  ],
  ['an aggregate that is no UUID', () => command(SubmitQuoteSchema, { id: '1; drop table jobs' }), 'invalid', 'id'],
  [
    'text that no database stores',
    () => command(CreateQuoteSchema, { id: randomUUID(), quote: { lines: [{}, { description: 'a\0b' }] } }),
    'invalid',
    'quote.lines[1].description',
  ],
  [
    'more than a megabyte',
    () => command(SubmitQuoteSchema, { id: randomUUID(), note: 'x'.repeat(1_100_000) }),
    'invalid',
    'command',
  ],
  ['a step that only services send', () => command(ReserveQuoteLinesSchema, { id: randomUUID() }), 'forbidden', ''],
])('refuses %s', async (_, make, code, field) => {
  const orders = await identity.person(TENANT, 'orders', 'sales', 'admin')
  await expect(jobs.startJob({ commandId: randomUUID(), command: make() }, orders.call)).rejects.toMatchObject({
    code,
    field,
  })
  expect((await jobs.listJobs({}, orders.call)).jobs).toEqual([])
})

test('refuses a command id that is no UUID', async () => {
  await expect(jobs.startJob(submit(undefined, 'again'), sales.call)).rejects.toMatchObject({
    code: 'invalid',
    field: 'commandId',
  })
})

test("refuses what the person's roles do not allow", async () => {
  const shipping = await identity.person(TENANT, 'shipping')
  await expect(jobs.startJob(submit(), shipping.call)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a job goes from accepted over running to its end, and whoever waits hears of it at once', async () => {
  const job = await jobs.startJob(submit(), sales.call)
  await report(job, { state: 'running', steps: [{ name: 'reserve', state: 'running' }] })
  await vi.waitFor(async () =>
    expect(await jobs.getJob({ id: job.id }, sales.call)).toMatchObject({ state: 'running' }),
  )
  const waiting = jobs.waitForJob({ id: job.id, timeoutMs: 10_000 }, sales.call)
  await report(job, { state: 'succeeded', result: { kind: 'quote', id: job.aggregateId, version: 4, number: 'Q-1' } })
  expect(await waiting).toMatchObject({
    state: 'succeeded',
    result: { version: 4, number: 'Q-1' },
    // A report without steps leaves those that are known.
    steps: [{ name: 'reserve', state: 'running' }],
  })
})

test('waiting ends with the time-out, and the job is answered as it stands', async () => {
  const job = await jobs.startJob(submit(), sales.call)
  expect(await jobs.waitForJob({ id: job.id, timeoutMs: 20 }, sales.call)).toMatchObject({ state: 'accepted' })
})

test.each([0, -1, 10_001, Number.NaN])('refuses to wait %d milliseconds', async timeoutMs => {
  const job = await jobs.startJob(submit(), sales.call)
  await expect(jobs.waitForJob({ id: job.id, timeoutMs }, sales.call)).rejects.toMatchObject({ code: 'invalid' })
})

test('a report that another process took ends the waiting as well', async () => {
  const job = await jobs.startJob(submit(), sales.call)
  const waiting = jobs.waitForJob({ id: job.id, timeoutMs: 10_000 }, sales.call)
  await asSuperuser(databaseIn(url), client =>
    client.query(`update jobs set state = 'failed', error = '{"code": "conflict"}' where id = $1`, [job.id]),
  )
  expect(await waiting).toMatchObject({ state: 'failed', error: { code: 'conflict' } })
})

test('how a job ended never changes, whatever is reported late', async () => {
  const job = await jobs.startJob(submit(), sales.call)
  await report(job, { state: 'failed', error: { code: 'not_allowed_now', params: { status: 'sent' } } })
  await report(job, { state: 'running' })
  await report(job, { state: 'succeeded' })
  await vi.waitFor(() => expect(changes.filter(({ message }) => message.key === job.id)).toHaveLength(3))
  expect(await jobs.getJob({ id: job.id }, sales.call)).toMatchObject({
    state: 'failed',
    error: { code: 'not_allowed_now', params: { status: 'sent' } },
  })
})

test('every change is published with the person it concerns', async () => {
  const job = await jobs.startJob(submit(), sales.call)
  await report(job, { state: 'succeeded', result: { kind: 'quote', id: job.aggregateId, version: 4, number: 'Q-1' } })
  await vi.waitFor(() => expect(changes.map(({ message }) => message.key)).toContain(job.id))
  const message = changes.find(change => change.message.key === job.id)?.message
  const { subject, ...payload } = (message?.payload ?? {}) as { subject?: string }
  expect([message?.tenant, subject]).toEqual([TENANT, sales.principal.subject])
  expect(fromPayload(JobSchema, payload)).toMatchObject({ id: job.id, state: 'succeeded' })
})

test('a report on a job nobody knows holds nothing up', async () => {
  const job = await jobs.startJob(submit(), sales.call)
  await report({ ...job, id: randomUUID() }, { state: 'succeeded' })
  await report(job, { state: 'succeeded' })
  expect(await jobs.waitForJob({ id: job.id, timeoutMs: 5_000 }, sales.call)).toMatchObject({ state: 'succeeded' })
})

test("nobody sees another's job: not in the same company, not in another", async () => {
  const job = await jobs.startJob(submit(), sales.call)
  for (const [tenant, role] of [
    [TENANT, 'admin'],
    ['mori-foods', 'sales'],
  ] as const) {
    const other = await identity.person(tenant, role)
    await expect(jobs.getJob({ id: job.id }, other.call)).rejects.toMatchObject({ code: 'not_found' })
    await expect(jobs.waitForJob({ id: job.id, timeoutMs: 50 }, other.call)).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await jobs.listJobs({}, other.call)).jobs).toEqual([])
  }
  await expect(jobs.getJob({ id: "' or true --" }, sales.call)).rejects.toMatchObject({ code: 'not_found' })
})

test('lists the own jobs, newest first, as many as asked for', async () => {
  const sent: string[] = []
  for (let index = 0; index < 3; index += 1) sent.unshift((await jobs.startJob(submit(), sales.call)).id)
  expect((await jobs.listJobs({}, sales.call)).jobs.map(job => job.id)).toEqual(sent)
  expect((await jobs.listJobs({ limit: 2 }, sales.call)).jobs.map(job => job.id)).toEqual(sent.slice(0, 2))
  await expect(jobs.listJobs({ limit: 101 }, sales.call)).rejects.toMatchObject({ code: 'invalid', field: 'limit' })
})

test('ended jobs are forgotten after a week; one that has not ended is kept, however old', async () => {
  const [ended, recent, accepted] = [
    await jobs.startJob(submit(), sales.call),
    await jobs.startJob(submit(), sales.call),
    await jobs.startJob(submit(), sales.call),
  ]
  await asSuperuser(databaseIn(url), async client => {
    await client.query(`update jobs set state = 'succeeded' where id = any($1)`, [[ended.id, recent.id]])
    await client.query(`update jobs set updated_at = now() - interval '8 days' where id = any($1)`, [
      [ended.id, accepted.id],
    ])
  })
  // A process that starts sweeps.
  const [other, otherBroker] = [await createJobService({ url }), await openPostgresBroker(await testDatabase('broker'))]
  await other.provision(TENANT)
  await other.start(otherBroker)
  await vi.waitFor(async () =>
    expect((await jobs.listJobs({}, sales.call)).jobs.map(job => job.id)).toEqual([accepted.id, recent.id]),
  )
  await otherBroker.close()
  await other.stop()
})
