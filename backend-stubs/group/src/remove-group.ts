import { create } from '@bufbuild/protobuf'
import { ResultRefSchema } from '@torrent/contracts/backbone'
import { CloseDefaultChannelSchema, ReopenDefaultChannelSchema } from '@torrent/contracts/channel'
import { CloseGroupRoomSchema, ReopenGroupRoomSchema } from '@torrent/contracts/chat'
import { CloseGroupBucketSchema, ReopenGroupBucketSchema } from '@torrent/contracts/storage'
import type { Saga } from '@torrent/service-kit'
import { deleteGroup, type GroupRow, setStatus } from './group-rows.ts'
import { tell } from './tell.ts'

/** What the saga remembers from step to step, stored as JSON. */
export type Removal = Pick<GroupRow, 'id' | 'name' | 'version' | 'channelId' | 'roomId' | 'bucketId'>

/**
 * A group goes: its channel and its room are archived, its bucket is closed, and then there is no such group; or all is
 * as before. Nothing that was said or sent is lost by it. While it goes, nobody comes, leaves or puts a group below it.
 */
export const removeGroup: Saga<Removal> = {
  name: 'group.remove',
  steps: [
    {
      name: 'closing',
      async run(context, group) {
        await setStatus(context.tx, group.id, 'removing')
        await tell(context, 'changed', group.id)
        return group
      },
      async undo(context, { id }) {
        await setStatus(context.tx, id, 'active')
        await tell(context, 'changed', id)
      },
    },
    {
      name: 'channel',
      service: 'channel',
      invoke: group => create(CloseDefaultChannelSchema, { id: group.channelId, groupId: group.id }),
      compensate: group => create(ReopenDefaultChannelSchema, { id: group.channelId, groupId: group.id }),
    },
    {
      name: 'room',
      service: 'chat',
      invoke: group => create(CloseGroupRoomSchema, { id: group.roomId, groupId: group.id }),
      compensate: group => create(ReopenGroupRoomSchema, { id: group.roomId, groupId: group.id }),
    },
    {
      name: 'bucket',
      service: 'storage',
      invoke: group => create(CloseGroupBucketSchema, { id: group.bucketId, groupId: group.id }),
      compensate: group => create(ReopenGroupBucketSchema, { id: group.bucketId, groupId: group.id }),
    },
    {
      name: 'gone',
      async run(context, group) {
        await tell(context, 'removed', group.id)
        await deleteGroup(context.tx, group.id)
        return group
      },
    },
  ],
  result: ({ id, version, name }) => create(ResultRefSchema, { kind: 'group', id, version: version + 1, number: name }),
}
