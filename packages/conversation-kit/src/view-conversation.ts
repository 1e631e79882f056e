import type { MessageInitShape } from '@bufbuild/protobuf'
import type { ConversationSchema } from '@torrent/contracts/conversation'
import type { Principal } from '@torrent/policy'
import { Refused, rows } from '@torrent/service-kit'
import { type SQL, sql } from 'drizzle-orm'
import { readable } from './access.ts'
import { CONVERSATION_COLUMNS, type ConversationRow, type Level, type Role } from './conversation-row.ts'
import { iso } from './message-rows.ts'
import { namesOf } from './people.ts'
import { EVERYBODY } from './post-message.ts'
import type { Work } from './work.ts'

/** A conversation as the contract has it, with what it is to the one who asks. */
export type ConversationRecord = MessageInitShape<typeof ConversationSchema> & { $typeName?: undefined; id: string }

/** Above this a count says no more than "many". */
const MOST_COUNTED = 100

interface ViewedRow extends ConversationRow {
  role: Role | null
  level: Level
  readSeq: number
  draft: string
  favourite: boolean
  unread: number
  mentions: number
  /** Of direct messages. */
  people: string[]
}

/** The conversation as this person sees it. Refused: `not_found` for what they may not know of. */
export async function viewConversation(work: Work, viewer: Principal, id: string): Promise<ConversationRecord> {
  const [conversation] = await viewConversations(work, viewer, sql`c.id = ${id}`)
  if (!conversation) throw new Refused('not_found', 'id')
  return conversation
}

/**
 * The conversations that fulfil a condition on `c` (or on the viewer's own membership `m`), in so far as this person may
 * read them. Those with the newest message come first.
 */
export async function viewConversations(
  { tx }: Work,
  viewer: Principal,
  where: SQL,
  rest: SQL = sql`order by c.last_at desc nulls last, c.id`,
): Promise<ConversationRecord[]> {
  const me = viewer.subject
  const found = await rows<ViewedRow>(
    tx,
    sql`select ${CONVERSATION_COLUMNS}, m.role, coalesce(k.level, 'all') as level, coalesce(k.read_seq, 0) as "readSeq",
        coalesce(k.draft, '') as draft, coalesce(k.favourite, false) as favourite,
        case when m.role is null then 0 else (
          select count(*)::int from (
            select from messages u where u.conversation_id = c.id and u.root_id is null and u.seq > k.read_seq
              and u.author_id <> ${me} and not u.deleted limit ${MOST_COUNTED}) as unread) end as unread,
        case when m.role is null then 0 else (
          select count(*)::int from (
            select from mentions n where n.conversation_id = c.id and n.member_id in (${me}, ${EVERYBODY})
              and n.seq > k.read_seq and n.author_id <> ${me} group by n.seq limit ${MOST_COUNTED}) as named) end as mentions,
        case when c.kind = 'direct' then array(
          select p.member_id from members p where p.conversation_id = c.id order by p.joined_at, p.member_id)
          else '{}' end as people
      from conversations c
      left join members m on m.conversation_id = c.id and m.member_id = ${me}
      left join marks k on k.conversation_id = c.id and k.member_id = ${me}
      where ${readable(viewer)} and ${where} ${rest}`,
  )
  const names = await namesOf(
    tx,
    found.flatMap(({ people }) => people),
  )
  return found.map(row => toConversation(row, names))
}

function toConversation(row: ViewedRow, names: ReadonlyMap<string, string>): ConversationRecord {
  const { role, level, readSeq, draft, favourite, unread, mentions } = row
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    topic: row.topic,
    open: row.open,
    groupId: row.groupId ?? '',
    documentKind: row.documentKind ?? '',
    documentId: row.documentId ?? '',
    documentNumber: row.documentNumber,
    archived: row.archived,
    lastSeq: row.lastSeq,
    lastAt: iso(row.lastAt),
    memberCount: row.memberCount,
    people: row.people.map(id => ({ id, name: names.get(id) ?? '' })),
    createdAt: iso(row.createdAt),
    mine: { member: role !== null, role: role ?? '', level, readSeq, unread, mentions, draft, favourite },
  }
}
