import { MemberEventSchema } from '@torrent/contracts/member'
import { type Broker, fromPayload, rows, topicOf } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { removeMembers } from './membership.ts'
import type { Conversations } from './open-conversations.ts'

/** Learns what people are called; who is no member of the tenant any more leaves all conversations. */
export function followMembers(broker: Broker, conversations: Conversations): Promise<void> {
  return broker.subscribe({
    group: `${conversations.name}.members`,
    topics: [topicOf('member')],
    async handle({ message: { tenant, traceparent, payload } }) {
      const { type, member } = fromPayload(MemberEventSchema, payload)
      if (!member) throw new TypeError('an event of no member')
      const { id, name } = member
      if (type !== 'removed') {
        await conversations.knowPeople(tenant, [{ id, name }])
        return undefined
      }
      const joined = await conversations.transaction(tenant, ({ tx }) =>
        rows<{ id: string }>(tx, sql`select conversation_id as id from members where member_id = ${id}`),
      )
      const actor = { id: 'service:member', name: '' }
      // One a transaction: each holds its conversation.
      for (const conversation of joined) {
        await conversations.transaction(tenant, work => removeMembers(work, conversation.id, [id], actor), traceparent)
      }
      return undefined
    },
  })
}
