import type { ChatRouter } from '@torrent/chat-bff'
import { type BffInputs, type BffOutputs, createBffClient } from '@torrent/portal-kit'

/** The chat BFF, as options for TanStack Query. */
export const bff = createBffClient<ChatRouter>('chat')

type Inputs = BffInputs<ChatRouter>
type Outputs = BffOutputs<ChatRouter>

/** Which service keeps a conversation: channels and discussions, or rooms and direct messages. */
export type Service = Inputs['sync']['service']
export type Conversation = Outputs['conversation']
export type Message = Outputs['message']
export type Attachment = Message['attachments'][number]
export type MessagePage = Outputs['messages']
export type Synced = Outputs['sync']
/** What the realtime connection tells has the same shape as what is synced. */
export type ConversationEvent = Synced['conversations'][number]['events'][number]
export type PersonalEvent = Synced['personal'][number]
export type PostInput = Inputs['post']
/** What is worth a notification in a conversation. */
export type Level = Inputs['setLevel']['level']
