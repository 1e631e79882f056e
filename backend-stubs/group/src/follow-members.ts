import { MemberEventSchema } from '@torrent/contracts/member'
import {
  type Broker,
  type CommandContext,
  type Database,
  firstTime,
  fromPayload,
  isUuid,
  rows,
  type SagaRunner,
  topicOf,
} from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { gatherAllHands, ownContext } from './all-hands.ts'
import { ownGroup } from './group-rows.ts'
import { deleteMember, forgetPerson, keepPeople, promoteLongest } from './member-rows.ts'
import { tell } from './tell.ts'

/** Learns who there is: everybody comes into the group of all hands, and who is no member any more leaves all groups. */
export function followMembers(broker: Broker, database: Database, sagas: SagaRunner): Promise<void> {
  return broker.subscribe({
    group: 'group.members',
    topics: [topicOf('member')],
    async handle({ message }) {
      const { type, member } = fromPayload(MemberEventSchema, message.payload)
      if (!member || !isUuid(member.id)) throw new TypeError('no event of a member')
      await database.tenant(message.tenant).transaction(async tx => {
        if (!(await firstTime(tx, message.id))) return
        const context = ownContext(tx, message.tenant, message.traceparent)
        if (type === 'removed') return leaveAll(context, member.id)
        const { id, name, kana } = member
        await keepPeople(tx, [{ id, name, kana }])
        await gatherAllHands(context, sagas, [id])
      })
      return undefined
    },
  })
}

async function leaveAll(context: CommandContext, memberId: string): Promise<void> {
  const { tx } = context
  await forgetPerson(tx, memberId)
  // In one order for all, so that no two of them wait for each other.
  const groups = await rows<{ id: string }>(
    tx,
    sql`select group_id as id from group_members where member_id = ${memberId} order by group_id`,
  )
  for (const { id } of groups) {
    const group = await ownGroup(tx, sql`g.id = ${id}`)
    if (!group || !(await deleteMember(tx, id, memberId))) continue
    if (!group.allHands) await promoteLongest(tx, id)
    if (group.status !== 'creating') await tell(context, 'left', id, [memberId])
  }
}
