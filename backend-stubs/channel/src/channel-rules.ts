import { type Access, type ConversationRow, type Person, readAccess, type Work } from '@torrent/conversation-kit'
import type { Principal } from '@torrent/policy'
import { Refused } from '@torrent/service-kit'

/** Who asks, as one who appears in conversations. */
export function personOf({ subject, name }: Principal): Person {
  return { id: subject, name }
}

/**
 * A channel that this person may rename and archive, held for this transaction. Refused: `invalid`, `not_found`,
 * `forbidden`.
 */
export async function requireManaged(work: Work, viewer: Principal, id: string): Promise<Access> {
  const access = await held(work, viewer, id)
  if (access.conversation.kind !== 'channel') throw new Refused('not_found', 'id')
  if (!access.mayManage) throw new Refused('forbidden', 'id')
  return access
}

/** A channel whose members are its own and not a group's, held. Refused: `invalid`, `not_found`, `group_decides`. */
export async function requireOwnMembers(work: Work, viewer: Principal, id: string): Promise<Access> {
  const access = await held(work, viewer, id)
  if (access.conversation.kind !== 'channel') throw new Refused('not_found', 'id')
  if (access.conversation.groupId !== null) throw new Refused('group_decides', 'id')
  return access
}

/**
 * What somebody who may read it may join and leave by themselves: a channel that is no group's, and the discussion of a
 * document, which is followed that way. Held. Refused: `invalid`, `not_found`, `group_decides`.
 */
export async function openedForAll(work: Work, viewer: Principal, id: string): Promise<Access> {
  const access = await held(work, viewer, id)
  if (access.conversation.groupId !== null) throw new Refused('group_decides', 'id')
  return access
}

/** Refused: `conversation_archived`. */
export function requireMutable({ archived }: ConversationRow): void {
  if (archived) throw new Refused('conversation_archived', 'id')
}

function held(work: Work, viewer: Principal, id: string): Promise<Access> {
  return readAccess(work, viewer, id, { hold: true, field: 'id' })
}
