import {
  CloseDefaultChannelSchema,
  CreateDefaultChannelSchema,
  RemoveDefaultChannelSchema,
  ReopenDefaultChannelSchema,
} from '@torrent/contracts/channel'
import { archiveForGroup, createForGroup, type FindPeople, removeForGroup, workOf } from '@torrent/conversation-kit'
import { type CommandHandler, handle } from '@torrent/service-kit'

/** The default channel of a group: steps of the sagas that make and remove the group, and what undoes them. */
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
    handle(CloseDefaultChannelSchema, async (context, command) => {
      await archiveForGroup(workOf('channel', context), command, true, context.actor)
      return { kind: 'replied' }
    }),
    handle(ReopenDefaultChannelSchema, async (context, command) => {
      await archiveForGroup(workOf('channel', context), command, false, context.actor)
      return { kind: 'replied' }
    }),
  ]
}
