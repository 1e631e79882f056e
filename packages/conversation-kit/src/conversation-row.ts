import { rows, type Transaction } from '@torrent/service-kit'
import { type SQL, sql } from 'drizzle-orm'
import type { Work } from './work.ts'

export type ConversationKind = 'channel' | 'document' | 'direct' | 'room'
export type Role = 'owner' | 'member'
export type Level = 'all' | 'mentions' | 'none'

/** A conversation as it is stored, apart from what it is to somebody. */
export interface ConversationRow {
  id: string
  kind: ConversationKind
  /** Empty for direct messages. */
  name: string
  topic: string
  open: boolean
  groupId: string | null
  documentKind: string | null
  documentId: string | null
  documentNumber: string
  archived: boolean
  lastSeq: number
  /** Of the newest message; null while there is none. */
  lastAt: string | null
  memberCount: number
  createdAt: string
}

/** What is read of a conversation, from the table under the alias `c`. */
export const CONVERSATION_COLUMNS = sql.raw(`c.id, c.kind, c.name, c.topic, c.open, c.group_id as "groupId",
  c.document_kind as "documentKind", c.document_id as "documentId", c.document_number as "documentNumber", c.archived,
  c.last_seq as "lastSeq", c.last_at as "lastAt", c.member_count as "memberCount", c.created_at as "createdAt"`)

/** The conversation, whoever asks; for a service's own decisions. */
export function findConversation({ tx }: Work, id: string): Promise<ConversationRow | undefined> {
  return one(tx, sql`c.id = ${id}`)
}

/** The discussion of a business document. */
export function findByDocument({ tx }: Work, kind: string, documentId: string): Promise<ConversationRow | undefined> {
  return one(tx, sql`c.document_kind = ${kind} and c.document_id = ${documentId}`)
}

/** The default channel, or the room, of a group. */
export function findByGroup({ tx }: Work, groupId: string): Promise<ConversationRow | undefined> {
  return one(tx, sql`c.group_id = ${groupId}`)
}

/** Holds the conversation until the end of the transaction: nothing else is added to its log meanwhile. */
export async function lockConversation({ tx }: Work, id: string): Promise<ConversationRow | undefined> {
  const [row] = await rows<ConversationRow>(
    tx,
    sql`select ${CONVERSATION_COLUMNS} from conversations c where c.id = ${id} for no key update`,
  )
  return row
}

async function one(tx: Transaction, where: SQL): Promise<ConversationRow | undefined> {
  const [row] = await rows<ConversationRow>(tx, sql`select ${CONVERSATION_COLUMNS} from conversations c where ${where}`)
  return row
}
