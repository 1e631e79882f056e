import type { CheckAccessResponse, ConversationService } from '@torrent/contracts/conversation'
import type { GroupService } from '@torrent/contracts/group'
import type { Principal } from '@torrent/policy'
import { type Client, Refused } from '@torrent/service-kit'
import type { BucketRow } from './files/bucket-rows.ts'

/** Which service keeps a conversation. */
export type Keeper = 'channel' | 'chat'

/** True for the name of a service that keeps conversations. */
export function isKeeper(service: string): service is Keeper {
  return service === 'channel' || service === 'chat'
}

export interface BucketRights {
  write: boolean
  /** May delete what others put there. */
  owner: boolean
}

/** Everything a person may see files of at this moment. */
export interface Reach {
  /** By id, as they are called now. */
  groups: ReadonlyMap<string, { name: string; owned: boolean }>
  conversations: ReadonlySet<string>
}

/**
 * Who may see which files. Not decided here and never remembered: whoever keeps the group or the conversation is asked
 * each time, so that who was expelled a moment ago gets nothing any more.
 */
export interface Access {
  /** Refused: `not_found` when this person may not read it, or there is none. */
  conversation(person: Principal, service: Keeper, id: string): Promise<CheckAccessResponse>
  /** Refused: `not_found`, as above. */
  bucket(person: Principal, bucket: BucketRow): Promise<BucketRights>
  reach(person: Principal): Promise<Reach>
}

export interface AccessDependencies {
  channel: Client<typeof ConversationService>
  chat: Client<typeof ConversationService>
  group: Client<typeof GroupService>
  tokenFor: (tenant: string) => Promise<string>
}

/** Asks the services that keep groups and conversations. Refused everywhere: `unavailable` when one does not answer. */
export function accessFrom(dependencies: AccessDependencies): Access {
  const { group, tokenFor } = dependencies
  const own = async (tenant: string) => ({ token: await tokenFor(tenant) })

  const conversation: Access['conversation'] = async ({ subject, roles, tenant }, service, id) => {
    const asked = { conversationId: id, memberId: subject, roles: [...roles] }
    const access = await dependencies[service].checkAccess(asked, await own(tenant))
    if (!access.mayRead) throw new Refused('not_found')
    return access
  }

  return {
    conversation,
    async bucket(person, { ownerKind, ownerId, service }) {
      if (ownerKind === 'conversation') {
        if (!isKeeper(service)) throw new Refused('not_found')
        const { mayPost } = await conversation(person, service, ownerId)
        return { write: mayPost, owner: false }
      }
      const { tenant, subject } = person
      const asked = { groupId: ownerId, memberId: subject }
      const { member, owner } = await group.checkMembership(asked, await own(tenant))
      if (!member) throw new Refused('not_found')
      return { write: true, owner }
    },
    async reach({ subject, tenant, token }) {
      const [{ groups }, ...memberships] = await Promise.all([
        group.listGroups({}, { token }),
        ...[dependencies.channel, dependencies.chat].map(async keeper =>
          keeper.listMemberships({ memberId: subject }, await own(tenant)),
        ),
      ])
      return {
        groups: new Map(
          groups
            .filter(({ mine }) => ['member', 'owner'].includes(mine))
            .map(({ id, name, mine }) => [id, { name, owned: mine === 'owner' }]),
        ),
        conversations: new Set(memberships.flatMap(({ conversationIds }) => conversationIds)),
      }
    },
  }
}
