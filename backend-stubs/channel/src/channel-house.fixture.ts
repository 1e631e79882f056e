import { randomUUID } from 'node:crypto'
import { create, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf'
import { ActorSchema, CommandEnvelopeSchema, SagaAddressSchema } from '@torrent/contracts/backbone'
import { ChannelService } from '@torrent/contracts/channel'
import { ConversationService } from '@torrent/contracts/conversation'
import { type ChangeSchema, DocumentEventSchema, DocumentSchema } from '@torrent/contracts/document'
import { GroupEventSchema, type GroupSchema } from '@torrent/contracts/group'
import type { Role } from '@torrent/policy'
import {
  type CallContext,
  envelope,
  openPostgresBroker,
  Refused,
  serviceToken,
  toPayload,
  topicOf,
} from '@torrent/service-kit'
import { clientOf, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import { vi } from 'vitest'
import { createChannelService } from './service.ts'

const TENANT = 'acme-metal'

/** The channel service with a broker, and doubles of the services it asks. */
export async function openChannelHouse() {
  const identity = await testIdentity()
  const broker = await openPostgresBroker(await testDatabase('broker'))
  const people = new Map<string, string>()
  /** Documents as the query service has them. */
  const documents = new Map<string, MessageInitShape<typeof DocumentSchema>>()
  const service = await createChannelService({
    url: await testDatabase('channel'),
    tokenFor: tenant => serviceToken(identity.internalKey, 'channel', tenant),
    resolveAttachments: async () => [],
    members: {
      getMembers: async ({ ids = [] }: { ids?: string[] }) => ({
        members: ids.flatMap(id => (people.has(id) ? [{ id, name: people.get(id) }] : [])),
      }),
    } as never,
    query: {
      async getDocument({ id = '' }: { id?: string }) {
        const document = documents.get(id)
        if (!document) throw new Refused('not_found', 'id')
        return { document: create(DocumentSchema, document as never), stale: false }
      },
    } as never,
  })
  await service.start(broker)

  async function publish(topic: string, key: string, payload: unknown, id: string = randomUUID()) {
    const message = { id, key, type: 'test', tenant: TENANT, version: 0, traceparent: '', payload }
    await broker.publish([{ topic: topicOf(topic), message }])
  }

  return {
    service,
    channels: clientOf(ChannelService, service, identity.verify),
    conversations: clientOf(ConversationService, service, identity.verify),
    documents,
    /** A member of the tenant. */
    async person(role: Role = 'sales', tenant = TENANT): Promise<Somebody> {
      const { principal, call } = await identity.person(tenant, role)
      people.set(principal.subject, principal.name)
      return { id: principal.subject, name: principal.name, call }
    },
    /** A step of the group service's saga. */
    step<Desc extends DescMessage>(schema: Desc, init: MessageInitShape<Desc>) {
      const command = create(schema, init)
      const body = envelope(schema, command, {
        ...{ commandId: randomUUID(), issuedAt: new Date().toISOString() },
        actor: create(ActorSchema, { id: randomUUID(), roles: ['sales'] }),
        replyTo: create(SagaAddressSchema, { service: 'group', sagaId: randomUUID(), step: 'channel' }),
      })
      return publish('channel.commands', String(Reflect.get(command, 'id')), toPayload(CommandEnvelopeSchema, body))
    },
    /** The group service tells of a group. */
    groupTells(
      type: string,
      groupId: string,
      memberIds: string[],
      group: MessageInitShape<typeof GroupSchema> = {},
      ownerIds: string[] = [],
    ) {
      const event = create(GroupEventSchema, {
        type,
        memberIds,
        ownerIds,
        group: { name: '営業部', ...group, id: groupId } as never,
      })
      return publish('group', groupId, toPayload(GroupEventSchema, event))
    },
    /** A document's service tells of it. */
    documentTells(
      change: MessageInitShape<typeof ChangeSchema>,
      document: { kind: string; id: string; number: string; title?: string; status?: string; version?: number },
      owner: Somebody,
      messageId?: string,
    ) {
      const person = { id: owner.id, name: owner.name }
      const event = create(DocumentEventSchema, {
        document: { ...document, owner: person },
        change: { actor: person, ...change } as never,
      })
      return publish(document.kind, document.id, toPayload(DocumentEventSchema, event), messageId)
    },
    async close() {
      await broker.close()
      await service.stop()
    },
  }
}

export interface Somebody {
  id: string
  name: string
  call: CallContext
}

/** What a promise was refused with, as `code field`. */
export function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => (error instanceof Refused ? `${error.code} ${error.field}` : error),
  )
}

/** What each of them was refused with. */
export function refusals(works: readonly Promise<unknown>[]): Promise<unknown[]> {
  return Promise.all(works.map(refusal))
}

/** Repeats the check until it holds: what follows from a message comes a moment after it. */
export function eventually<T>(check: () => Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 15_000, interval: 10 })
}
