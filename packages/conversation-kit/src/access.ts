import { allowed, type Principal } from '@torrent/policy'
import { Refused, requireUuid, rows } from '@torrent/service-kit'
import { type SQL, sql } from 'drizzle-orm'
import { CONVERSATION_COLUMNS, type ConversationRow, type Role } from './conversation-row.ts'
import type { Work } from './work.ts'

/** What somebody who may read a conversation is in it. */
export interface Access {
  conversation: ConversationRow
  /** Undefined for who reads an open channel or a document's discussion without having joined. */
  role: Role | undefined
  mayPost: boolean
  /** Rename, archive, remove people and others' messages. */
  mayManage: boolean
  /** What this service calls the viewer; undefined when they appear for the first time. */
  knownAs: string | undefined
}

/**
 * Until the end of the transaction: `true`, nothing else is added to the conversation's log; `kept`, it is not removed, so
 * that what belongs to it can be written.
 */
export type Hold = boolean | 'kept'

const DOCUMENT_KINDS = ['quote', 'order', 'shipment'] as const

/** The kinds of documents whose discussions this person may read. */
export function readableDocuments(viewer: Principal): string[] {
  return DOCUMENT_KINDS.filter(kind => allowed(viewer, `${kind}.read`))
}

/**
 * The condition, on the table `conversations` as `c`, for what this person may read: what they are a member of, open
 * channels, and discussions of documents that they may read. A discussion's followers, too, must be allowed to read the
 * document. Nobody reads more, whatever their role.
 */
export function readable(viewer: Principal): SQL {
  if (!allowed(viewer, 'chat.use')) return sql`false`
  return sql`case when c.kind = 'document' then c.document_kind = any(${sql.param(readableDocuments(viewer))}::text[])
    else c.open or exists (
      select from members own where own.conversation_id = c.id and own.member_id = ${viewer.subject}) end`
}

/**
 * What this person may do in a conversation at this moment. Refused: `invalid` for an id in a wrong form, `not_found` for what they may not know of.
 */
export async function readAccess(
  work: Work,
  viewer: Principal,
  id: string,
  { hold = false, field = 'conversationId' }: { hold?: Hold; field?: string } = {},
): Promise<Access> {
  const access = await findAccess(work, viewer, requireUuid(id, field), hold)
  if (!access) throw new Refused('not_found', field)
  return access
}

/** The same; undefined where there is nothing that this person may know of. */
export async function findAccess(
  { tx }: Work,
  viewer: Principal,
  id: string,
  hold: Hold = false,
): Promise<Access | undefined> {
  // Two statements: one that had to wait for the lock would still see who was a member before it.
  if (hold === 'kept') await tx.execute(sql`select from conversations c where c.id = ${id} for key share`)
  else if (hold) await tx.execute(sql`select from conversations c where c.id = ${id} for no key update`)
  const [row] = await rows<ConversationRow & { role: Role | null; knownAs: string | null }>(
    tx,
    sql`select ${CONVERSATION_COLUMNS}, m.role,
        (select p.name from people p where p.id = ${viewer.subject}) as "knownAs"
      from conversations c
      left join members m on m.conversation_id = c.id and m.member_id = ${viewer.subject}
      where c.id = ${id}`,
  )
  if (!row) return undefined
  const { role, knownAs, ...conversation } = row
  if (!mayRead(viewer, conversation, role)) return undefined
  const { kind, archived } = conversation
  return {
    conversation,
    role: role ?? undefined,
    mayPost: !archived && (role !== null || kind === 'document'),
    mayManage: role === 'owner' || (kind !== 'direct' && allowed(viewer, 'group.manage')),
    knownAs: knownAs ?? undefined,
  }
}

/** Refused: `conversation_archived`, `join_first`. */
export function requirePosting({ conversation, mayPost }: Access): void {
  if (conversation.archived) throw new Refused('conversation_archived')
  if (!mayPost) throw new Refused('join_first')
}

function mayRead(viewer: Principal, { kind, open, documentKind }: ConversationRow, role: Role | null): boolean {
  if (!allowed(viewer, 'chat.use')) return false
  if (kind === 'document') return allowed(viewer, `${documentKind}.read`)
  return open || role !== null
}
