import type { Principal } from '@torrent/policy'
import { containsAll, rows, searchWords } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { readAccess, readableDocuments } from './access.ts'
import { iso } from './message-rows.ts'
import type { Person } from './person.ts'
import { personalSeq } from './personal-log.ts'
import { type ConversationRecord, viewConversations } from './view-conversation.ts'
import type { Work } from './work.ts'

/** The conversations that this person is a member of, the liveliest first. */
export async function listConversations(
  work: Work,
  viewer: Principal,
): Promise<{ conversations: ConversationRecord[]; personalSeq: number }> {
  // First, so that the list holds everything that the number says and perhaps more, which does no harm.
  const seq = await personalSeq(work, viewer.subject)
  return { conversations: await viewConversations(work, viewer, sql`m.role is not null`), personalSeq: seq }
}

/** Channels that this person may read, by name; of those that are archived, or of all others. */
export function browseChannels(
  work: Work,
  viewer: Principal,
  { text, limit, archived }: { text: string; limit: number; archived: boolean },
): Promise<ConversationRecord[]> {
  const words = containsAll(sql`c.search`, searchWords(text, 'text'))
  const where = sql`c.kind = 'channel' and c.archived = ${archived} and ${words}`
  return viewConversations(work, viewer, where, sql`order by c.name_key, c.id limit ${limit}`)
}

/** Who is in a conversation, by when they joined. Refused: what `readAccess` and `searchWords` refuse. */
export async function listMembers(
  work: Work,
  viewer: Principal,
  { conversationId, text, limit }: { conversationId: string; text: string; limit: number },
): Promise<{ members: { person: Person; role: string; joinedAt: string }[]; total: number }> {
  const { tx } = work
  await readAccess(work, viewer, conversationId)
  const from = sql`from members m join people p on p.id = m.member_id
    where m.conversation_id = ${conversationId} and ${containsAll(sql`p.search`, searchWords(text, 'text'))}`
  const [count] = await rows<{ total: number }>(tx, sql`select count(*)::int as total ${from}`)
  const found = await rows<Person & { role: string; joinedAt: string }>(
    tx,
    sql`select p.id, p.name, m.role, m.joined_at as "joinedAt" ${from} order by m.joined_at, p.search, p.id limit ${limit}`,
  )
  const members = found.map(({ id, name, role, joinedAt }) => ({ person: { id, name }, role, joinedAt: iso(joinedAt) }))
  return { members, total: count?.total ?? 0 }
}

/**
 * The conversations that a person is a member of, for services that carry what happens in them to that person;
 * discussions of documents that their roles may not read are left out.
 */
export async function membershipsOf({ tx }: Work, viewer: Principal): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select c.id from members m join conversations c on c.id = m.conversation_id where m.member_id = ${viewer.subject}
      and (c.kind <> 'document' or c.document_kind = any(${sql.param(readableDocuments(viewer))}::text[]))`,
  )
  return found.map(({ id }) => id)
}
