import type { Principal } from '@torrent/policy'
import { type Caller, Refused, rows } from '@torrent/service-kit'
import { type SQL, sql } from 'drizzle-orm'
import { type Access, readAccess } from './access.ts'
import type { ConversationContext } from './conversation-context.ts'
import { checkBody, checkSeq } from './message-checks.ts'
import { rememberPeople } from './people.ts'
import { type PersonalDetail, type PersonalType, tellPeople } from './personal-log.ts'
import { type ConversationRecord, viewConversation } from './view-conversation.ts'

const LEVELS: readonly string[] = ['all', 'mentions', 'none']

/** Marks as read up to a sequence. The mark moves back only with `back`, and never beyond the newest event. */
export function markRead(
  context: ConversationContext,
  { conversationId, seq, back }: { conversationId: string; seq: number; back: boolean },
  caller: Caller,
): Promise<ConversationRecord> {
  const wanted = checkSeq(seq, 'seq')
  return mark(context, conversationId, caller, 'read', ({ conversation }) => {
    const readSeq = Math.min(wanted, conversation.lastSeq)
    return {
      column: sql`read_seq`,
      value: sql`${readSeq}::int`,
      changes: back ? sql`marks.read_seq <> ${readSeq}` : sql`marks.read_seq < ${readSeq}`,
      detail: { readSeq },
    }
  })
}

/** Keeps what the caller is writing. Refused: what `checkBody` refuses. */
export function saveDraft(
  context: ConversationContext,
  request: { conversationId: string; draft: string },
  caller: Caller,
): Promise<ConversationRecord> {
  // Blanks at the end are kept: somebody is about to write the next word.
  checkBody(request.draft, 'draft')
  const { draft } = request
  return mark(context, request.conversationId, caller, 'draft', () => ({
    column: sql`draft`,
    value: sql`${draft}::text`,
    changes: sql`marks.draft <> ${draft}`,
    detail: { draft },
  }))
}

/** Sets what is worth a notification. Refused: `invalid`, `join_first`. */
export function setLevel(
  context: ConversationContext,
  { conversationId, level }: { conversationId: string; level: string },
  caller: Caller,
): Promise<ConversationRecord> {
  if (!LEVELS.includes(level)) throw new Refused('invalid', 'level')
  return mark(context, conversationId, caller, 'level', access => {
    requireMember(access)
    return {
      column: sql`level`,
      value: sql`${level}::text`,
      changes: sql`marks.level <> ${level}`,
      detail: { level },
    }
  })
}

/** Puts the conversation among the caller's favourites, or takes it out. Refused: `join_first`. */
export function setFavourite(
  context: ConversationContext,
  { conversationId, on }: { conversationId: string; on: boolean },
  caller: Caller,
): Promise<ConversationRecord> {
  return mark(context, conversationId, caller, 'favourite', access => {
    requireMember(access)
    return {
      column: sql`favourite`,
      value: sql`${on}::boolean`,
      changes: sql`marks.favourite <> ${on}`,
      detail: { on },
    }
  })
}

interface Mark {
  column: SQL
  value: SQL
  /** Whether the row `marks` would be another one. */
  changes: SQL
  detail: PersonalDetail
}

/** Changes one thing that a conversation is to the caller; their other windows are told if it was something else. */
async function mark(
  context: ConversationContext,
  conversationId: string,
  caller: Caller,
  type: PersonalType,
  decide: (access: Access) => Mark,
): Promise<ConversationRecord> {
  const { principal: viewer, traceparent } = caller
  return context.transaction(
    viewer.tenant,
    async work => {
      const access = await readAccess(work, viewer, conversationId, { hold: 'kept' })
      const { column, value, changes, detail } = decide(access)
      await rememberViewer(work.tx, viewer, access)
      const changed = await rows(
        work.tx,
        sql`insert into marks (member_id, conversation_id, ${column}) values (${viewer.subject}, ${conversationId}, ${value})
          on conflict (tenant_id, member_id, conversation_id) do update set ${column} = excluded.${column}
          where ${changes} returning 1`,
      )
      if (changed.length > 0) await tellPeople(work, [viewer.subject], { type, conversationId, detail })
      return viewConversation(work, viewer, conversationId)
    },
    traceparent,
  )
}

async function rememberViewer(
  tx: Parameters<typeof rememberPeople>[0],
  viewer: Principal,
  { knownAs }: Access,
): Promise<void> {
  if (knownAs === undefined) await rememberPeople(tx, [{ id: viewer.subject, name: viewer.name }])
}

function requireMember({ role }: Access): void {
  if (role === undefined) throw new Refused('join_first')
}
