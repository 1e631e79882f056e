import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create } from '@bufbuild/protobuf'
import { GroupService } from '@torrent/contracts/group'
import { JobService } from '@torrent/contracts/job'
import { MemberEventSchema, MemberService } from '@torrent/contracts/member'
import { createJobService } from '@torrent/job-service'
import { mount, openPostgresBroker, serveGrpc, toPayload, topicOf } from '@torrent/service-kit'
import { asSuperuser, databaseIn, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import { expect, vi } from 'vitest'
import { clientOf } from '../src/clients.ts'
import { type Person, personWith } from './person.ts'
import { ServiceProcess } from './service-process.ts'

const TENANT = 'acme-metal'
/** Nobody answers there: making a group asks neither for documents nor for files. */
const AWAY = '127.0.0.1:1'
/** Those that a group is made by, the one that orchestrates first. */
export const GROUP_SERVICES = ['group', 'channel', 'chat', 'storage'] as const

export type GroupServiceName = (typeof GROUP_SERVICES)[number]

/** The services that make a group, each in a process of its own around one PostgreSQL; jobs and people are here. */
export async function startGroupServices() {
  const names = ['broker', 'job', ...GROUP_SERVICES] as const
  const urls = Object.fromEntries(
    await Promise.all(names.map(async name => [name, await testDatabase(name)] as const)),
  ) as Record<(typeof names)[number], string>
  const filesDir = await mkdtemp(join(tmpdir(), 'torrent-files-'))
  const identity = await testIdentity()
  const keys = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(identity.jwks))
  })
  await new Promise<void>(resolve => keys.listen(0, '127.0.0.1', resolve))
  const broker = await openPostgresBroker(urls.broker)
  const job = await createJobService({ url: urls.job })
  await job.provision(TENANT)
  await job.start(broker)
  const jobs = { job: clientOf(JobService, job, identity.verify) }
  const known = new Map<string, string>()
  const people = mount(MemberService, {
    getMembers: async ({ ids = [] }: { ids?: string[] }) => ({
      members: ids.flatMap(id => (known.has(id) ? [{ id, name: known.get(id) }] : [])),
    }),
  } as never)
  const members = await serveGrpc([people], identity.verify, '127.0.0.1:0')

  const processes = Object.fromEntries(
    GROUP_SERVICES.map(name => [
      name,
      new ServiceProcess(name, {
        TORRENT_DATABASE_URL: urls[name],
        TORRENT_BROKER_URL: urls.broker,
        TORRENT_ISSUER: identity.issuer,
        TORRENT_JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks`,
        TORRENT_INTERNAL_KEY: Buffer.from(identity.internalKey).toString('hex'),
        TORRENT_TENANTS: TENANT,
        TORRENT_MEMBER_ADDRESS: `127.0.0.1:${members.port}`,
        TORRENT_QUERY_ADDRESS: AWAY,
        TORRENT_STORAGE_ADDRESS: AWAY,
        TORRENT_CHANNEL_ADDRESS: AWAY,
        TORRENT_CHAT_ADDRESS: AWAY,
        TORRENT_GROUP_ADDRESS: AWAY,
        TORRENT_FILES: filesDir,
        ...(name === 'storage' ? { TORRENT_HTTP_ADDRESS: '127.0.0.1:0' } : {}),
      }),
    ]),
  ) as Record<GroupServiceName, ServiceProcess>
  await Promise.all(Object.values(processes).map(child => child.start()))
  const groups = processes.group.client(GroupService)

  return {
    processes,
    groups,
    /** Runs a statement in a service's database past its rules: to break something on purpose, or to look. */
    inDatabase: async (name: (typeof names)[number], statement: string, values: unknown[] = []) =>
      (await asSuperuser(databaseIn(urls[name]), client => client.query(statement, values))).rows,
    /** Somebody new, who is in the group of all hands. */
    async person(): Promise<Person & { id: string }> {
      const { principal, call } = await identity.person(TENANT, 'sales')
      const { subject: id, name } = principal
      known.set(id, name)
      const told = create(MemberEventSchema, { type: 'registered', member: { id, name } })
      const message = { id: randomUUID(), key: id, type: 'test', tenant: TENANT, version: 0, traceparent: '' }
      const payload = toPayload(MemberEventSchema, told)
      await broker.publish([{ topic: topicOf('member'), message: { ...message, payload } }])
      const inAllHands = async () => {
        const { groups: mine } = await groups.listGroups({}, call)
        expect(mine).toMatchObject([{ allHands: true, status: 'active', mine: 'member' }])
      }
      await vi.waitFor(inAllHands, { timeout: 30_000, interval: 50 })
      return { ...personWith(call, jobs), id }
    },
    async stop() {
      await Promise.all(Object.values(processes).map(child => child.stop()))
      await broker.close()
      await members.close()
      await job.stop()
      keys.close()
      await rm(filesDir, { recursive: true, force: true })
    },
  }
}
