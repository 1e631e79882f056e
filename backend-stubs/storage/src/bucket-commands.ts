import {
  CloseGroupBucketSchema,
  CreateGroupBucketSchema,
  RemoveGroupBucketSchema,
  ReopenGroupBucketSchema,
} from '@torrent/contracts/storage'
import { type CommandHandler, handle, requireUuid } from '@torrent/service-kit'
import { addGroupBucket, closeGroupBucket, removeGroupBucket, reopenGroupBucket } from './files/bucket-rows.ts'
import type { StorageLimits } from './limits.ts'

/** The steps of the group service's sagas: a group's bucket, its end, and what undoes them. */
export function bucketCommands({ bucketBytes }: StorageLimits): CommandHandler[] {
  return [
    handle(CreateGroupBucketSchema, async ({ tx }, { id, groupId, name }) => {
      const bucket = { id: requireUuid(id, 'id'), groupId: requireUuid(groupId, 'groupId'), name }
      await addGroupBucket(tx, { ...bucket, quotaBytes: bucketBytes })
      return { kind: 'replied' }
    }),
    handle(RemoveGroupBucketSchema, async ({ tx }, { id, groupId }) => {
      await removeGroupBucket(tx, requireUuid(id, 'id'), requireUuid(groupId, 'groupId'))
      return { kind: 'replied' }
    }),
    handle(CloseGroupBucketSchema, async ({ tx }, { id, groupId }) => {
      await closeGroupBucket(tx, requireUuid(id, 'id'), requireUuid(groupId, 'groupId'))
      return { kind: 'replied' }
    }),
    handle(ReopenGroupBucketSchema, async ({ tx }, { id, groupId }) => {
      await reopenGroupBucket(tx, requireUuid(id, 'id'), requireUuid(groupId, 'groupId'))
      return { kind: 'replied' }
    }),
  ]
}
