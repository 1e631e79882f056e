import { router } from '@torrent/bff-kit'
import { channelProcedures } from './channels.ts'
import { conversationProcedures } from './conversations.ts'
import { fileProcedures } from './files.ts'
import { groupProcedures } from './groups.ts'
import { memberProcedures } from './members.ts'
import { messageProcedures } from './messages.ts'
import { searchProcedures } from './search.ts'

/**
 * The chat screens' BFF. Messages are direct calls that answer what is stored, not commands with jobs: a send must be
 * there within milliseconds. Making and changing groups are commands, because several services take part.
 */
export const chatRouter = router({
  ...conversationProcedures,
  ...messageProcedures,
  ...channelProcedures,
  ...groupProcedures,
  ...fileProcedures,
  ...searchProcedures,
  ...memberProcedures,
})

export type ChatRouter = typeof chatRouter
