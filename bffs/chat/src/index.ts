export type { ConversationView } from './conversation-view.ts'
export { type ChatRouter, chatRouter } from './router.ts'
export type { FoundHere } from './search.ts'
