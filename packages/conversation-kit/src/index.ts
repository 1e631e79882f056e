export { type Access, readAccess, readable } from './access.ts'
export {
  changeConversation,
  createConversation,
  type NewConversation,
  removeConversation,
} from './conversation-changes.ts'
export type { ConversationNeeds } from './conversation-context.ts'
export { directId, discussionId } from './conversation-ids.ts'
export { type ConversationRow, findByDocument, findByGroup, findConversation } from './conversation-row.ts'
export { type FindPeople, peopleFrom, requirePeople } from './find-people.ts'
export { followMembers } from './follow-members.ts'
export { archiveForGroup, createForGroup, followGroups, removeForGroup, workOf } from './group-conversation.ts'
export { browseChannels } from './list-conversations.ts'
export { addMembers, type NewMember, removeMembers, roleOf } from './membership.ts'
export type { AttachmentRecord, DocumentPostingRecord } from './message-rows.ts'
export { type Conversations, type ConversationsOptions, openConversations } from './open-conversations.ts'
export type { Person } from './person.ts'
export { postDocument } from './post-document.ts'
export { type SeededConversation, type SeededMessage, seedConversations, seedMessages } from './seed.ts'
export { type ConversationRecord, viewConversation } from './view-conversation.ts'
export type { Work } from './work.ts'
