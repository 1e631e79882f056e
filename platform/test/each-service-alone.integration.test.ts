import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DescService } from '@bufbuild/protobuf'
import { ChannelService } from '@torrent/contracts/channel'
import { CommonService } from '@torrent/contracts/common'
import { ConversationService } from '@torrent/contracts/conversation'
import { GroupService } from '@torrent/contracts/group'
import { MemberService } from '@torrent/contracts/member'
import { PortalService } from '@torrent/contracts/portal'
import { StorageService } from '@torrent/contracts/storage'
import { testDatabase, testIdentity } from '@torrent/service-kit/testing'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ServiceProcess } from './service-process.ts'

// Quote, order, shipping, job and query run alone in separate-services and crash-points.

type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>

const ORIGIN = 'http://portal.example'
/** Nobody answers there: a service that is alone does what needs no other. */
const AWAY = '127.0.0.1:1'
const identity = await testIdentity()
const keys = createServer((_, response) => response.end(JSON.stringify(identity.jwks)))
let releases: string
let files: string
let running: ServiceProcess | undefined

beforeAll(async () => {
  releases = await mkdtemp(join(tmpdir(), 'torrent-releases-'))
  files = await mkdtemp(join(tmpdir(), 'torrent-files-'))
  await new Promise<void>(resolve => keys.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  expect(await running?.stop()).toBe(0)
})
afterAll(async () => {
  keys.close()
  for (const folder of [releases, files]) await rm(folder, { recursive: true, force: true })
})

async function startAlone(name: string, more: Record<string, string> = {}): Promise<ServiceProcess> {
  running = new ServiceProcess(name, {
    TORRENT_DATABASE_URL: await testDatabase(name),
    TORRENT_BROKER_URL: await testDatabase('broker'),
    TORRENT_ISSUER: identity.issuer,
    TORRENT_JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks`,
    TORRENT_INTERNAL_KEY: Buffer.from(identity.internalKey).toString('hex'),
    TORRENT_TENANTS: 'acme-metal,mori-foods',
    TORRENT_RELEASES: releases,
    TORRENT_ORIGIN: ORIGIN,
    TORRENT_FILES: files,
    TORRENT_MEMBER_ADDRESS: AWAY,
    TORRENT_QUERY_ADDRESS: AWAY,
    TORRENT_CHANNEL_ADDRESS: AWAY,
    TORRENT_CHAT_ADDRESS: AWAY,
    TORRENT_GROUP_ADDRESS: AWAY,
    TORRENT_STORAGE_ADDRESS: AWAY,
    ...more,
  })
  await running.start()
  return running
}

test.each([
  ['common', CommonService, 'listTaxRates', { taxRates: [] }],
  ['member', MemberService, 'listMembers', { members: [], total: 0 }],
  ['group', GroupService, 'listGroups', { groups: [] }],
  ['channel', ChannelService, 'browseChannels', { channels: [] }],
  ['chat', ConversationService, 'listConversations', { conversations: [] }],
  ['portal', PortalService, 'getComposition', { tenant: 'acme-metal', remotes: [] }],
] as const)(
  '%s answers whom the issuer signed in, and nobody else',
  async (name, contract: DescService, method, answer) => {
    const client = (await startAlone(name)).client(contract) as unknown as Methods
    const { call } = await identity.person('acme-metal', 'admin')
    expect(await client[method]?.({}, call)).toMatchObject(answer)
    await expect(client[method]?.({}, { token: 'forged' })).rejects.toMatchObject({ code: 'unauthenticated' })
  },
)

test('storage knows of no file that was not uploaded, and answers nobody else', async () => {
  const client = (await startAlone('storage')).client(StorageService)
  const { call } = await identity.person('acme-metal', 'admin')
  const file = { id: randomUUID() }
  await expect(client.getFile(file, call)).rejects.toMatchObject({ code: 'not_found' })
  await expect(client.getFile(file, { token: 'forged' })).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('auth answers as the issuer it is told to be', async () => {
  const auth = await startAlone('auth', {
    TORRENT_OIDC_CLIENT_SECRET: 'c'.repeat(40),
    TORRENT_OIDC_COOKIE_SECRET: 'k'.repeat(40),
  })
  const discovery = await fetch(`http://${auth.address}/oidc/.well-known/openid-configuration`)
  expect(await discovery.json()).toMatchObject({ issuer: identity.issuer })
  expect(await (await fetch(`http://${auth.address}/oidc/jwks`)).json()).toMatchObject({ keys: [{ crv: 'P-256' }] })
})

test('realtime lets in whom the gateway vouches for, and nobody else', async () => {
  // What is told of documents does not wait for those who keep conversations.
  const { address } = await startAlone('realtime')
  const { call } = await identity.person('acme-metal', 'sales')
  const connect = async (headers: Record<string, string>) =>
    (await fetch(`http://${address}/socket.io/?EIO=4&transport=polling`, { headers })).status
  expect(await connect({ authorization: `Bearer ${call.token}`, origin: ORIGIN })).toBe(200)
  expect(await connect({ authorization: 'Bearer forged', origin: ORIGIN })).toBe(403)
  expect(await connect({ authorization: `Bearer ${call.token}`, origin: 'http://elsewhere.example' })).toBe(403)
})
