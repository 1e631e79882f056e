import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create, type MessageShape } from '@bufbuild/protobuf'
import {
  CloseGroupBucketSchema,
  CreateGroupBucketSchema,
  type FileSchema,
  ReopenGroupBucketSchema,
  StorageService,
} from '@torrent/contracts/storage'
import type { Principal, Role } from '@torrent/policy'
import {
  type CallContext,
  type Client,
  type CommandContext,
  openDatabase,
  Refused,
  serviceToken,
  type Transaction,
} from '@torrent/service-kit'
import { clientOf, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import type { AccessDependencies } from './access.ts'
import { bucketCommands } from './bucket-commands.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { createStorageService, type FileStorage, type StorageServiceDependencies } from './service.ts'

export type StoredFile = MessageShape<typeof FileSchema>

export interface TestPerson {
  principal: Principal
  call: CallContext
}

/** Where something is put: a conversation (of channels, unless said otherwise) or a bucket. */
export type Place = { conversationId: string; service?: 'channel' | 'chat' } | { bucketId: string; folderId?: string }

export interface StorageFixture {
  service: FileStorage
  files: Client<typeof StorageService>
  /** Who is in which conversation and group; tests change it as they like. */
  conversations: Map<string, { members: Set<string>; groupId: string; archived?: boolean }>
  groups: Map<string, { name: string; members: Map<string, 'member' | 'owner'> }>
  person(tenant?: string, ...roles: Role[]): Promise<TestPerson>
  /** A conversation with these people. */
  conversation(...people: TestPerson[]): string
  /** A group with its bucket; the first of these people is its owner. */
  group(name: string, ...people: TestPerson[]): Promise<{ groupId: string; bucketId: string }>
  removeGroup(ids: { groupId: string; bucketId: string }): Promise<void>
  /** It could not be removed after all. */
  reopenGroup(ids: { groupId: string; bucketId: string }): Promise<void>
  /** One request to the HTTP side. */
  http(person: TestPerson | undefined, path: string, init?: RequestInit): Promise<Response>
  /** From the beginning to the completed file. */
  upload(person: TestPerson, place: Place, name: string, content: string | Buffer): Promise<StoredFile>
  begin(
    person: TestPerson,
    place: Place,
    size: number,
    more?: { id?: string; name?: string },
  ): ReturnType<Client<typeof StorageService>['beginUpload']>
  /** The same, and a message with it is posted. */
  post(person: TestPerson, conversationId: string, name: string, content: string | Buffer): Promise<StoredFile>
  /** As a keeper of conversations asks, in the tenant {@link ACME}. */
  resolve(asked: {
    service: string
    conversationId: string
    memberId: string
    fileIds: string[]
  }): ReturnType<Client<typeof StorageService>['resolveAttachments']>
  /** The names of all objects in the store. */
  objects(): Promise<string[]>
  /** Straight into the database, as a tenant. */
  inDatabase<T>(tenant: string, work: (tx: Transaction) => Promise<T>): Promise<T>
  filesDir: string
  url: string
  close(): Promise<void>
}

export const ACME = 'acme-metal'

/** The storage service alone, among keepers of groups and conversations that know what the test tells them. */
export async function openStorage(
  options: Partial<Pick<StorageServiceDependencies, 'limits' | 'scanner' | 'clamd' | 'url' | 'filesDir'>> = {},
): Promise<StorageFixture> {
  const identity = await testIdentity()
  const url = options.url ?? (await testDatabase('storage'))
  const filesDir = options.filesDir ?? (await mkdtemp(join(tmpdir(), 'torrent-files-')))
  const conversations: StorageFixture['conversations'] = new Map()
  const groups: StorageFixture['groups'] = new Map()
  const service = await createStorageService({ ...options, url, filesDir, ...keepers(conversations, groups) })
  const served = await service.serveFiles(identity.verify, '127.0.0.1:0')
  const database = await openDatabase({
    ...{ name: 'storage', url, tenancy: 'rows', publishes: true, maxConnections: 2 },
    migrations: new URL('../migrations/', import.meta.url),
  })
  const files = clientOf(StorageService, service, identity.verify)
  const inDatabase: StorageFixture['inDatabase'] = (tenant, work) => database.tenant(tenant).transaction(work)
  const limits = { ...DEFAULT_LIMITS, ...options.limits }

  async function runStep(command: ReturnType<typeof create>): Promise<void> {
    const handler = bucketCommands(limits).find(({ schema }) => schema.typeName === command.$typeName)
    if (!handler) throw new TypeError(`${command.$typeName} is no step`)
    await inDatabase(ACME, async tx => {
      await handler.run({ tx } as CommandContext, command)
    })
  }

  const fixture: StorageFixture = {
    ...{ service, files, conversations, groups, inDatabase, filesDir, url },
    person: (tenant = ACME, ...roles) => identity.person(tenant, ...(roles.length > 0 ? roles : (['sales'] as const))),
    conversation(...people) {
      const id = randomUUID()
      conversations.set(id, { members: new Set(people.map(({ principal }) => principal.subject)), groupId: '' })
      return id
    },
    async group(name, ...people) {
      const [groupId, bucketId] = [randomUUID(), randomUUID()]
      const members = people.map(
        ({ principal }, index) => [principal.subject, index === 0 ? 'owner' : 'member'] as const,
      )
      groups.set(groupId, { name, members: new Map(members) })
      await runStep(create(CreateGroupBucketSchema, { id: bucketId, groupId, name }))
      return { groupId, bucketId }
    },
    removeGroup: ({ groupId, bucketId }) => runStep(create(CloseGroupBucketSchema, { id: bucketId, groupId })),
    reopenGroup: ({ groupId, bucketId }) => runStep(create(ReopenGroupBucketSchema, { id: bucketId, groupId })),
    http: (person, path, init = {}) =>
      fetch(`http://127.0.0.1:${served.port}${path}`, {
        ...init,
        headers: { ...(person ? { authorization: `Bearer ${person.call.token}` } : {}), ...init.headers },
      }),
    begin: ({ call }, place, size, { id = randomUUID(), name = 'file.bin' } = {}) =>
      files.beginUpload(
        {
          id,
          name,
          sizeBytes: String(size),
          ...('conversationId' in place ? { service: 'channel', ...place } : place),
        },
        call,
      ),
    async upload(person, place, name, content) {
      const bytes = Buffer.from(content)
      const { id, parts, partSizeBytes } = await fixture.begin(person, place, bytes.length, { name })
      const etags: string[] = []
      for (const { number, url: address } of parts) {
        const body = bytes.subarray((number - 1) * partSizeBytes, number * partSizeBytes)
        const answer = await fixture.http(person, address, { method: 'PUT', body: new Uint8Array(body) })
        if (answer.status !== 200) throw new Error(await answer.text())
        etags.push(answer.headers.get('etag') ?? '')
      }
      return files.completeUpload({ id, etags }, person.call)
    },
    async post(person, conversationId, name, content) {
      const file = await fixture.upload(person, { conversationId }, name, content)
      const memberId = person.principal.subject
      await fixture.resolve({ service: 'channel', conversationId, memberId, fileIds: [file.id] })
      return file
    },
    resolve: async asked =>
      files.resolveAttachments(asked, { token: await serviceToken(identity.internalKey, 'channel', ACME) }),
    objects: async () =>
      (await readdir(join(filesDir, 'objects'), { recursive: true, withFileTypes: true }))
        .filter(entry => entry.isFile())
        .map(({ name }) => name),
    async close() {
      await served.close()
      await service.stop()
      await database.close()
      if (options.filesDir === undefined) await rm(filesDir, { recursive: true, force: true })
    },
  }
  return fixture
}

/** Code and field of a refusal; the answer's or error's text otherwise. */
export function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    answer => `answered ${JSON.stringify(answer)}`,
    (error: unknown) => (error instanceof Refused ? `${error.code} ${error.field}`.trim() : String(error)),
  )
}

function keepers(conversations: StorageFixture['conversations'], groups: StorageFixture['groups']): AccessDependencies {
  const keeper = {
    async checkAccess({ conversationId = '', memberId = '' }) {
      const found = conversations.get(conversationId)
      const member = found?.members.has(memberId) ?? false
      const facts = { groupId: found?.groupId ?? '', name: '雑談', kind: 'channel' }
      return { mayRead: member, mayPost: member && found?.archived !== true, ...facts }
    },
    async listMemberships({ memberId = '' }) {
      const mine = [...conversations].filter(([, { members }]) => members.has(memberId))
      return { conversationIds: mine.map(([id]) => id) }
    },
  }
  const group = {
    async checkMembership({ groupId = '', memberId = '' }) {
      const role = groups.get(groupId)?.members.get(memberId)
      return { member: role !== undefined, owner: role === 'owner' }
    },
    async listGroups(_: unknown, { token = '' }: CallContext) {
      const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
      const mine = [...groups].map(([id, { name, members }]) => ({ id, name, mine: members.get(sub) ?? 'none' }))
      return { groups: mine }
    },
  }
  const clients = {
    channel: keeper,
    chat: { ...keeper, listMemberships: async () => ({ conversationIds: [] }) },
    group,
  }
  return { ...(clients as unknown as Omit<AccessDependencies, 'tokenFor'>), tokenFor: async () => 'of a service' }
}
