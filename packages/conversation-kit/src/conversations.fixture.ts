import { randomUUID } from 'node:crypto'
import { ConversationService, type Message } from '@torrent/contracts/conversation'
import type { Role } from '@torrent/policy'
import { type CallContext, type Client, Refused, type Service, serviceToken } from '@torrent/service-kit'
import { asSuperuser, clientOf, databaseIn, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import {
  type Conversations,
  createConversation,
  type NewConversation,
  openConversations,
  type Person,
  type Work,
} from './index.ts'

export const TENANT = 'acme-metal'

/** Somebody who talks. */
export interface Talker extends Person {
  call: CallContext
}

/** Conversations in a database of their own, with people to talk in them. */
export interface TestConversations {
  conversations: Conversations
  client: Client<typeof ConversationService>
  person(...roles: readonly Role[]): Promise<Talker>
  personOf(tenant: string): Promise<Talker>
  /** How services ask on behalf of people. */
  service: CallContext
  run<T>(work: (work: Work) => Promise<T>): Promise<T>
  /** A private channel of these people, the first of whom owns it; `facts` make it something else. */
  channel(people: readonly Talker[], facts?: Partial<NewConversation>): Promise<string>
  post(who: Talker, conversationId: string, body: string, more?: object): Promise<Message>
  /** What was published of a conversation, by its sequence. */
  published(conversationId: string): Promise<{ type: string; seq: number; message?: { body?: string } }[]>
  superuser<Row>(statement: string, values?: unknown[]): Promise<Row[]>
  stop(): Promise<void>
}

/** Opens them; nothing is listening. Files are known by the name `file of <id>`, unless they end in `0`. */
export async function testConversations(): Promise<TestConversations> {
  const identity = await testIdentity()
  const members = new Map<string, Person>()
  const conversations = await openConversations({
    name: 'channel',
    url: await testDatabase('channel'),
    findPeople: async (tenant, ids) => ids.flatMap(id => members.get(`${tenant} ${id}`) ?? []),
    resolveAttachments: async (_, { fileIds }) =>
      fileIds.map(fileId => {
        if (fileId.endsWith('0')) throw new Refused('invalid', 'fileIds')
        const name = `file of ${fileId}`
        return { fileId, name, contentType: 'image/png', sizeBytes: '7', width: 1, height: 1 }
      }),
  })
  const client = clientOf(
    ConversationService,
    { serves: [conversations.serves] } as unknown as Service,
    identity.verify,
  )
  const run: TestConversations['run'] = work => conversations.transaction(TENANT, work)
  const superuser = <Row>(statement: string, values: unknown[] = []) =>
    asSuperuser(databaseIn(conversations.database.url), async db => (await db.query(statement, values)).rows as Row[])
  const someone = async (tenant: string, roles: readonly Role[]) => {
    const { principal, call } = await identity.person(tenant, ...roles)
    const talker = { id: principal.subject, name: principal.name, call }
    members.set(`${tenant} ${talker.id}`, { id: talker.id, name: talker.name })
    return talker
  }
  return {
    conversations,
    client,
    person: (...roles) => someone(TENANT, roles.length === 0 ? ['sales'] : roles),
    personOf: tenant => someone(tenant, ['sales']),
    service: { token: await serviceToken(identity.internalKey, 'storage', TENANT) },
    run,
    async channel(people, facts = {}) {
      const [owner = { id: 'service:test', name: '' }, ...others] = people.map(({ id, name }) => ({ id, name }))
      const id = facts.id ?? randomUUID()
      const members = people.length === 0 ? [] : [{ ...owner, role: 'owner' as const }, ...others]
      await run(work => createConversation(work, { id, kind: 'channel', name: id, members, actor: owner, ...facts }))
      return id
    },
    post: (who, conversationId, body, more = {}) =>
      client.postMessage({ id: randomUUID(), conversationId, body, ...more }, who.call),
    published: async conversationId =>
      (
        await superuser<{ payload: { type: string; seq: number } }>(
          `select payload from outbox where aggregatetype = 'conversation' and aggregateid = $1 order by version`,
          [conversationId],
        )
      ).map(({ payload }) => payload),
    superuser,
    stop: () => conversations.stop(),
  }
}

/** The code and field with which work was refused; its result where it was not. */
export function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: unknown) => {
    if (error instanceof Refused) return `${error.code} ${error.field}`.trim()
    throw error
  })
}
