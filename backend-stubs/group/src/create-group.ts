import { create } from '@bufbuild/protobuf'
import { ResultRefSchema } from '@torrent/contracts/backbone'
import { CreateDefaultChannelSchema, RemoveDefaultChannelSchema } from '@torrent/contracts/channel'
import { CreateGroupRoomSchema, RemoveGroupRoomSchema } from '@torrent/contracts/chat'
import { CreateGroupBucketSchema, RemoveGroupBucketSchema } from '@torrent/contracts/storage'
import { Refused, rows, type Saga } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { deleteGroup, insertGroup, type NewGroup, setStatus } from './group-rows.ts'
import { insertMembers } from './member-rows.ts'
import { tell } from './tell.ts'

/** What the saga remembers from step to step, stored as JSON. */
export interface Founding {
  group: NewGroup
  /** Empty for the group of all hands, which belongs to nobody. */
  ownerId: string
  /** The owner included. */
  memberIds: string[]
}

/**
 * A group with its channel, its room and its bucket, or none of them. Until all are there it is `creating`: nobody can
 * join it, and no event tells of it.
 */
export const createGroup: Saga<Founding> = {
  name: 'group.create',
  steps: [
    {
      name: 'group',
      async run({ tx }, data) {
        const { group, ownerId, memberIds } = data
        if (!(await insertGroup(tx, group))) throw new Refused('name_taken', 'name', { name: group.name })
        if (ownerId !== '') await insertMembers(tx, group.id, [ownerId], { role: 'owner' })
        await insertMembers(tx, group.id, memberIds)
        return data
      },
      async undo({ tx }, { group }) {
        await deleteGroup(tx, group.id)
      },
    },
    {
      name: 'channel',
      service: 'channel',
      invoke: ({ group, ownerId, memberIds }) =>
        create(CreateDefaultChannelSchema, {
          ...{ id: group.channelId, groupId: group.id, name: group.name, open: group.open },
          ...{ memberIds, ownerId },
        }),
      compensate: ({ group }) => create(RemoveDefaultChannelSchema, { id: group.channelId, groupId: group.id }),
    },
    {
      name: 'room',
      service: 'chat',
      invoke: ({ group, ownerId, memberIds }) =>
        create(CreateGroupRoomSchema, { id: group.roomId, groupId: group.id, name: group.name, memberIds, ownerId }),
      compensate: ({ group }) => create(RemoveGroupRoomSchema, { id: group.roomId, groupId: group.id }),
    },
    {
      name: 'bucket',
      service: 'storage',
      invoke: ({ group }) =>
        create(CreateGroupBucketSchema, { id: group.bucketId, groupId: group.id, name: group.name }),
      compensate: ({ group }) => create(RemoveGroupBucketSchema, { id: group.bucketId, groupId: group.id }),
    },
    {
      name: 'ready',
      async run(context, data) {
        const { id } = data.group
        await setStatus(context.tx, id, 'active')
        await tell(context, 'created', id, data.memberIds)
        // Who came to the group of all hands meanwhile, or has gone.
        const came = await rows<{ id: string }>(
          context.tx,
          sql`update group_members set told = true where group_id = ${id} and not told returning member_id as id`,
        )
        if (came.length > 0)
          await tell(
            context,
            'joined',
            id,
            came.map(member => member.id),
          )
        const stayed = await rows<{ id: string }>(
          context.tx,
          sql`select member_id as id from group_members where group_id = ${id}`,
        )
        const still = new Set(stayed.map(member => member.id))
        const gone = data.memberIds.filter(member => !still.has(member))
        if (gone.length > 0) await tell(context, 'left', id, gone)
        return data
      },
    },
  ],
  result: ({ group }) => create(ResultRefSchema, { kind: 'group', id: group.id, version: 1, number: group.name }),
}
