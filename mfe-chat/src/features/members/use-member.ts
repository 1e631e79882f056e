import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { ChatRouter } from '@torrent/chat-bff'
import { type BffOutputs, live } from '@torrent/portal-kit'
import { bff } from '../../bff.ts'

/** A person with what they say of themselves. */
export type Member = BffOutputs<ChatRouter>['member']

/** So long a card is taken as it is, in milliseconds; a change of it is announced anyway. */
const FRESH = 300_000

/**
 * The card of a person by member id; undefined until it is there, for services and for people who are gone. Those that a
 * screen asks for at the same moment are fetched together.
 */
export function useMember(id: string): Member | undefined {
  const { data } = useQuery({
    queryKey: ['chat', 'member-card', id],
    queryFn: ({ client }) => loadMember(client, id),
    ...live('member', id),
    enabled: /^[0-9a-f]{8}-/.test(id),
    staleTime: FRESH,
    throwOnError: false,
  })
  return data ?? undefined
}

interface Waiting {
  id: string
  resolve(member: Member | null): void
  reject(reason: unknown): void
}

let waiting: Waiting[] = []

/** As many as the contract allows in one call. */
const AT_ONCE = 200

function loadMember(client: QueryClient, id: string): Promise<Member | null> {
  return new Promise((resolve, reject) => {
    waiting.push({ id, resolve, reject })
    if (waiting.length > 1) return
    // After the effects of this rendering, in which the other avatars of the screen ask too.
    setTimeout(() => {
      const asked = waiting
      waiting = []
      for (let start = 0; start < asked.length; start += AT_ONCE) void load(client, asked.slice(start, start + AT_ONCE))
    })
  })
}

async function load(client: QueryClient, asked: readonly Waiting[]): Promise<void> {
  try {
    const ids = [...new Set(asked.map(({ id }) => id))].toSorted()
    const cards = await client.fetchQuery({ ...bff.memberCards.queryOptions({ ids }), staleTime: 0, gcTime: 0 })
    const byId = new Map(cards.map(card => [card.id, card]))
    for (const { id, resolve } of asked) resolve(byId.get(id) ?? null)
  } catch (failure) {
    for (const { reject } of asked) reject(failure)
  }
}
