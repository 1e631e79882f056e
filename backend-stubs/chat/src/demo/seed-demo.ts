import { demoConversations } from '@torrent/contracts/demo-conversations'
import { type Conversations, directId, seedConversations } from '@torrent/conversation-kit'

/**
 * Makes the rooms of the demo's groups and direct messages, with what was said in them; may be called at every start,
 * and makes each once. None for a tenant not of the demo.
 */
export async function seedDemo({ conversations }: { conversations: Conversations }, tenant: string): Promise<void> {
  const wanted = demoConversations(tenant, new Date()).flatMap(({ id, kind, members, ...story }) => {
    const actor = members.find(({ role }) => role === 'owner') ?? members[0]
    if (kind === 'channel' || !actor) return []
    return [{ ...story, id: id ?? directId(members.map(member => member.id)), kind, members, actor }]
  })
  await seedConversations(conversations, tenant, wanted)
}
