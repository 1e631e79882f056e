import { Refused } from '@torrent/service-kit'
import type { ConversationContext } from '../conversation-context.ts'
import { namesOf, rememberPeople } from '../people.ts'

/**
 * Makes sure that those who are named are people of the tenant, whom this service may not have met yet. Refused:
 * `unknown_member`.
 */
export async function knownMentions(
  context: ConversationContext,
  tenant: string,
  mentions: readonly string[],
): Promise<void> {
  if (mentions.length === 0) return
  const known = await context.transaction(tenant, ({ tx }) => namesOf(tx, mentions))
  const unmet = mentions.filter(id => !known.has(id))
  if (unmet.length === 0) return
  const found = await context.findPeople(tenant, unmet)
  if (new Set(found.map(({ id }) => id)).size < unmet.length) throw new Refused('unknown_member', 'mentions')
  await context.transaction(tenant, ({ tx }) => rememberPeople(tx, found))
}
