import { CreateDefaultChannelSchema, RemoveDefaultChannelSchema } from '@torrent/contracts/channel'
import { createForGroup, type FindPeople, removeForGroup, workOf } from '@torrent/conversation-kit'
import { type CommandHandler, handle } from '@torrent/service-kit'

/** The default channel of a group: a step of the saga that makes the group, and what undoes it. */
export function groupCommands(findPeople: FindPeople): CommandHandler[] {
  return [
    handle(CreateDefaultChannelSchema, async (context, command) => {
      await createForGroup(workOf('channel', context), 'channel', command, findPeople)
      return { kind: 'replied' }
    }),
    handle(RemoveDefaultChannelSchema, async (context, command) => {
      await removeForGroup(workOf('channel', context), command)
      return { kind: 'replied' }
    }),
  ]
}
