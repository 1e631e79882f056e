import { randomUUID } from 'node:crypto'
import { create } from '@bufbuild/protobuf'
import { ActorSchema, CommandEnvelopeSchema } from '@torrent/contracts/backbone'
import { SERVICE_ROLE } from '@torrent/policy'
import { type CommandContext, contextOf, type SagaRunner, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { createGroup } from './create-group.ts'
import { type NewGroup, ownGroup } from './group-rows.ts'
import { everybody, insertMembers } from './member-rows.ts'
import { tell } from './tell.ts'

/** Who does what nobody asked for. */
const ACTOR = create(ActorSchema, { id: 'service:group', name: 'Torrent', roles: [SERVICE_ROLE] })

/** The context of what the service does of its own accord. */
export function ownContext(tx: Transaction, tenant: string, traceparent = ''): CommandContext {
  return contextOf(tx, { tenant, traceparent, envelope: create(CommandEnvelopeSchema, { actor: ACTOR }) })
}

/** The group of all hands at its beginning. */
function allHands(): NewGroup {
  return {
    ...{ id: randomUUID(), channelId: randomUUID(), roomId: randomUUID(), bucketId: randomUUID() },
    ...{ name: '全社', description: '', parentId: '', tags: [], open: true, allHands: true },
  }
}

/**
 * Puts people into the group of all hands: who has `arrived`, or, left out, everybody who is not in it yet. Where there
 * is none it is made, with everybody. A tenant without people gets none yet.
 */
export async function gatherAllHands(
  context: CommandContext,
  sagas: SagaRunner,
  arrived?: readonly string[],
): Promise<void> {
  const { tx, tenant } = context
  await lockAllHands(tx, tenant)
  const group = await ownGroup(tx, sql`g.all_hands`)
  const people = group && arrived ? arrived : await everybody(tx)
  if (people.length === 0) return
  if (!group) {
    const founding = { group: allHands(), ownerId: '', memberIds: [...people] }
    await sagas.start(context, createGroup, founding, founding.group.id)
    return
  }
  const told = group.status === 'active'
  const fresh = await insertMembers(tx, group.id, people, { told })
  if (told && fresh.length > 0) await tell(context, 'joined', group.id, fresh)
}

/** Of several that begin groups at once, as where many people are told of at the same time, one goes first. */
export async function lockAllHands(tx: Transaction, tenant: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`group.all-hands ${tenant}`}, 0))`)
}
