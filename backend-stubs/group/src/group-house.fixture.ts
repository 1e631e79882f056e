import { randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { create, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf'
import { CommandEnvelopeSchema, type JobReport, JobReportSchema } from '@torrent/contracts/backbone'
import {
  CloseDefaultChannelSchema,
  CreateDefaultChannelSchema,
  RemoveDefaultChannelSchema,
  ReopenDefaultChannelSchema,
} from '@torrent/contracts/channel'
import {
  CloseGroupRoomSchema,
  CreateGroupRoomSchema,
  RemoveGroupRoomSchema,
  ReopenGroupRoomSchema,
} from '@torrent/contracts/chat'
import { type GroupEvent, GroupEventSchema, GroupService } from '@torrent/contracts/group'
import { MemberEventSchema } from '@torrent/contracts/member'
import {
  CloseGroupBucketSchema,
  CreateGroupBucketSchema,
  RemoveGroupBucketSchema,
  ReopenGroupBucketSchema,
} from '@torrent/contracts/storage'
import type { Role } from '@torrent/policy'
import {
  businessService,
  envelope,
  fromPayload,
  handle,
  openDatabase,
  openPostgresBroker,
  type Refused,
  type Service,
  toPayload,
  topicOf,
} from '@torrent/service-kit'
import { clientOf, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import { expect, vi } from 'vitest'
import { createGroupService } from './service.ts'

/** The services that take part in making and removing a group, and what each is asked to do and to undo. */
const PARTNERS = {
  channel: {
    make: CreateDefaultChannelSchema,
    unmake: RemoveDefaultChannelSchema,
    close: CloseDefaultChannelSchema,
    reopen: ReopenDefaultChannelSchema,
  },
  chat: {
    make: CreateGroupRoomSchema,
    unmake: RemoveGroupRoomSchema,
    close: CloseGroupRoomSchema,
    reopen: ReopenGroupRoomSchema,
  },
  storage: {
    make: CreateGroupBucketSchema,
    unmake: RemoveGroupBucketSchema,
    close: CloseGroupBucketSchema,
    reopen: ReopenGroupBucketSchema,
  },
} as const

export type Partner = keyof typeof PARTNERS

/** The group service around a broker, with doubles of those it works with that do what they are asked or refuse. */
export async function openGroupHouse(...tenants: string[]) {
  const identity = await testIdentity()
  const urls = { brokerUrl: await testDatabase('broker'), url: await testDatabase('group') }
  const broker = await openPostgresBroker(urls.brokerUrl)
  const service = await createGroupService({ url: urls.url })
  /** What there is: `<partner> <group id>`, as the doubles were told. */
  const there = new Set<string>()
  /** What was made, in the order of making: the same twice where it was made twice. */
  const made: string[] = []
  /** What is closed, by the same names. */
  const closed = new Set<string>()
  /** Makes a partner refuse to make its part of a group, or to close it. */
  const refusals = new Map<Partner, Refused>()
  /** What a partner waits for before it does anything. */
  const held = new Map<Partner, Promise<void>>()
  const partners = await Promise.all(
    (Object.keys(PARTNERS) as Partner[]).map(name =>
      openPartner(name, { there, made, closed }, async () => {
        await held.get(name)
        const refused = refusals.get(name)
        if (refused) throw refused
      }),
    ),
  )
  const all: Service[] = [service, ...partners]
  for (const tenant of tenants) await Promise.all(all.map(one => one.provision(tenant)))

  const seen = new Set<string>()
  const reports = new Map<string, JobReport[]>()
  const events: { tenant: string; event: GroupEvent }[] = []
  await broker.subscribe({
    group: 'test.record',
    topics: [topicOf('job'), topicOf('group')],
    async handle({ topic, message }) {
      // The same message may come again, under the same id.
      if (seen.has(message.id)) return undefined
      seen.add(message.id)
      if (topic === topicOf('group'))
        events.push({ tenant: message.tenant, event: fromPayload(GroupEventSchema, message.payload) })
      else {
        const report = fromPayload(JobReportSchema, message.payload)
        reports.set(report.jobId, [...(reports.get(report.jobId) ?? []), report])
      }
      return undefined
    },
  })
  const groups = clientOf(GroupService, service, identity.verify)

  async function publish(topic: string, tenant: string, key: string, payload: unknown) {
    const message = { id: randomUUID(), key, type: 'test', tenant, version: 0, traceparent: '', payload }
    await broker.publish([{ topic: topicOf(topic), message }])
  }

  /** The member service tells of somebody. */
  const told = (type: string, tenant: string, id: string, name = '誰か') =>
    publish(
      'member',
      tenant,
      id,
      toPayload(MemberEventSchema, create(MemberEventSchema, { type, member: { id, name } })),
    )

  return {
    service,
    groups,
    events,
    there,
    made,
    closed,
    refusals,
    internalKey: identity.internalKey,
    told,
    /** Keeps a partner from doing what it is asked until what this answers is called. */
    hold(partner: Partner): () => void {
      const { promise, resolve } = Promise.withResolvers<void>()
      held.set(partner, promise)
      return resolve
    },
    urls,
    start: () => Promise.all(all.map(one => one.start(broker))),
    /** All but the group service, which then works in a process of its own; here it only answers questions. */
    startPartners: () => Promise.all(partners.map(one => one.start(broker))),
    /** Somebody at a browser, of whom the service has been told. */
    async person(tenant: string, role: Role = 'sales', name = '誰か') {
      const { principal, call } = await identity.person(tenant, role)
      const id = principal.subject
      await told('registered', tenant, id, name)
      await eventually(async () =>
        expect((await groups.listGroups({}, call)).groups.map(group => group.mine)).toContain('member'),
      )
      /** Sends a command and waits for its end. */
      async function tries<Desc extends DescMessage>(schema: Desc, init: MessageInitShape<Desc>): Promise<JobReport> {
        const jobId = randomUUID()
        const command = create(schema, init)
        const body = envelope(schema, command, {
          ...{ commandId: randomUUID(), jobId, issuedAt: new Date().toISOString() },
          actor: { id, name: principal.name, roles: [...principal.roles] },
        })
        const key = String(Reflect.get(command, 'id'))
        await publish('group.commands', tenant, key, toPayload(CommandEnvelopeSchema, body))
        const last = () => reports.get(jobId)?.at(-1)
        await eventually(() => expect(last()?.state).toMatch(/succeeded|failed/))
        return last() as JobReport
      }
      return { id, call, tries }
    },
    /** What happened to a group: `type: how many of whom`. */
    eventsOf: (id: string) => events.filter(({ event }) => event.group?.id === id).map(({ event }) => event),
    async close() {
      await broker.close()
      await Promise.all(all.map(one => one.stop()))
    },
  }
}

export type GroupHouse = Awaited<ReturnType<typeof openGroupHouse>>
export type Somebody = Awaited<ReturnType<GroupHouse['person']>>

async function openPartner(
  name: Partner,
  kept: { there: Set<string>; made: string[]; closed: Set<string> },
  mayWork: () => Promise<void>,
): Promise<Service> {
  const migrations = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'none-'))}/`)
  const url = await testDatabase(name)
  const database = await openDatabase({ name, url, tenancy: 'rows', publishes: true, migrations })
  const { make, unmake, close, reopen } = PARTNERS[name]
  const partOf = (command: object) => `${name} ${Reflect.get(command, 'groupId')}`
  return businessService({
    name,
    database,
    serves: [],
    commands: [
      handle(make, async (_, command) => {
        await mayWork()
        kept.made.push(partOf(command))
        kept.there.add(partOf(command))
        return { kind: 'replied' }
      }),
      handle(unmake, async (_, command) => {
        kept.there.delete(partOf(command))
        return { kind: 'replied' }
      }),
      handle(close, async (_, command) => {
        await mayWork()
        kept.closed.add(partOf(command))
        return { kind: 'replied' }
      }),
      handle(reopen, async (_, command) => {
        kept.closed.delete(partOf(command))
        return { kind: 'replied' }
      }),
    ],
  })
}

/** Repeats the check until it holds: what follows from a message comes a moment after it. */
function eventually(check: () => unknown): Promise<unknown> {
  // Several starts of a process may lie in between; how long that may take is the test's to say.
  return vi.waitFor(check, { timeout: 110_000, interval: 10 })
}
