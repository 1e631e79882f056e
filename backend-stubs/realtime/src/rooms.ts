import type { ConversationHome } from '@torrent/contracts/realtime'
import { allowed, type Principal } from '@torrent/policy'

/** The kinds whose changes are told. */
const KINDS = ['quote', 'order', 'shipment', 'group'] as const

/** Where the changes of a kind of documents, or of groups, of a company are told. */
export function roomOfKind(tenant: string, kind: string): string {
  return `tenant:${tenant}:${kind}`
}

/** Where a person hears what concerns nobody else. */
export function roomOfPerson(tenant: string, subject: string): string {
  return `user:${tenant}:${subject}`
}

/** Where everybody of a company hears of releases: what is in force for whom is asked for, and answered for each. */
export function roomOfTenant(tenant: string): string {
  return `tenant:${tenant}`
}

/** Where those of a company who talk with each other hear who is there. */
export function roomOfColleagues(tenant: string): string {
  return `colleagues:${tenant}`
}

/** Where what happens in a conversation is told. */
export function roomOfConversation(tenant: string, service: ConversationHome, id: string): string {
  return `${prefixOfConversations(tenant, service)}${id}`
}

/** What the rooms of all conversations of a service begin with. */
export function prefixOfConversations(tenant: string, service: ConversationHome): string {
  return `${service}:${tenant}:`
}

/**
 * The rooms a person is in by who they are: their own, their company's if they may use the portal, that of their
 * colleagues, and those of the kinds they may read. Those of conversations come and go beside them.
 */
export function roomsOf(principal: Principal): string[] {
  const { tenant, subject } = principal
  const readable = KINDS.filter(kind => allowed(principal, `${kind}.read`))
  const portal = allowed(principal, 'portal.use') ? [roomOfTenant(tenant)] : []
  const colleagues = allowed(principal, 'chat.use') ? [roomOfColleagues(tenant)] : []
  return [roomOfPerson(tenant, subject), ...portal, ...colleagues, ...readable.map(kind => roomOfKind(tenant, kind))]
}

/** Whether it is one of those that `roomsOf` gives, for anybody. */
export function isRoomByRole(room: string): boolean {
  return /^(user|tenant|colleagues):/.test(room)
}

/** Whether what is told there is heard only by those who follow the conversation. */
export function isRoomOfConversation(room: string): boolean {
  return /^(channel|chat):/.test(room)
}
