import { demoConversations } from '@torrent/contracts/demo-conversations'
import { type Conversations, seedConversations } from '@torrent/conversation-kit'

/**
 * Makes the demo's channels with what was said in them, the default ones of its groups included; may be called at every
 * start, and makes each once. None for a tenant not of the demo.
 */
export async function seedDemo({ conversations }: { conversations: Conversations }, tenant: string): Promise<void> {
  const wanted = demoConversations(tenant, new Date()).flatMap(({ id, kind, members, ...story }) => {
    const actor = members.find(({ role }) => role === 'owner') ?? members[0]
    return id !== undefined && kind === 'channel' && actor ? [{ ...story, id, kind, members, actor }] : []
  })
  await seedConversations(conversations, tenant, wanted)
}
