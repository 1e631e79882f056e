import type { ChatRouter } from '@torrent/chat-bff'
import type { BffOutputs } from '@torrent/portal-kit'

export type Group = BffOutputs<ChatRouter>['groups'][number]
export type GroupMember = BffOutputs<ChatRouter>['groupMembers'][number]
