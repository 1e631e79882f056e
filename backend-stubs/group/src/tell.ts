import { create } from '@bufbuild/protobuf'
import { GroupEventSchema } from '@torrent/contracts/group'
import { type CommandContext, toPayload, writeOutbox } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { ownGroup } from './group-rows.ts'
import { ownersOf } from './member-rows.ts'

/** Tells of a group, as it is now, in the transaction in which it became so. `type` as in the contract's GroupEvent. */
export async function tell(
  context: CommandContext,
  type: 'created' | 'changed' | 'joined' | 'left' | 'expelled' | 'removed',
  groupId: string,
  memberIds: readonly string[] = [],
): Promise<void> {
  const { tx, actor, now: at, traceparent } = context
  const group = await ownGroup(tx, sql`g.id = ${groupId}`)
  if (!group) throw new TypeError(`no group ${groupId}`)
  // What it is to whoever asks is nobody else's.
  const event = create(GroupEventSchema, {
    type,
    group: { ...group, mine: '' },
    memberIds: [...memberIds],
    ownerIds: type === 'removed' ? [] : await ownersOf(tx, groupId),
    actorId: actor.id,
    at,
  })
  await writeOutbox(tx, [
    {
      aggregateType: 'group',
      aggregateId: groupId,
      type: 'GroupEvent',
      payload: toPayload(GroupEventSchema, event),
      version: group.version,
      traceparent,
    },
  ])
}
