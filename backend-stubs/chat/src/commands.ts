import {
  CloseGroupRoomSchema,
  CreateGroupRoomSchema,
  RemoveGroupRoomSchema,
  ReopenGroupRoomSchema,
} from '@torrent/contracts/chat'
import { archiveForGroup, createForGroup, type FindPeople, removeForGroup, workOf } from '@torrent/conversation-kit'
import { type CommandHandler, handle } from '@torrent/service-kit'

/** The room of a group: steps of the sagas that make and remove the group, and what undoes them. */
export function groupCommands(findPeople: FindPeople): CommandHandler[] {
  return [
    handle(CreateGroupRoomSchema, async (context, command) => {
      await createForGroup(workOf('chat', context), 'room', { ...command, open: false }, findPeople)
      return { kind: 'replied' }
    }),
    handle(RemoveGroupRoomSchema, async (context, command) => {
      await removeForGroup(workOf('chat', context), command)
      return { kind: 'replied' }
    }),
    handle(CloseGroupRoomSchema, async (context, command) => {
      await archiveForGroup(workOf('chat', context), command, true, context.actor)
      return { kind: 'replied' }
    }),
    handle(ReopenGroupRoomSchema, async (context, command) => {
      await archiveForGroup(workOf('chat', context), command, false, context.actor)
      return { kind: 'replied' }
    }),
  ]
}
