import { CreateGroupRoomSchema, RemoveGroupRoomSchema } from '@torrent/contracts/chat'
import { createForGroup, type FindPeople, removeForGroup, workOf } from '@torrent/conversation-kit'
import { type CommandHandler, handle } from '@torrent/service-kit'

/** The room of a group: a step of the saga that makes the group, and what undoes it. */
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
  ]
}
