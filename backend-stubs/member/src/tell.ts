import { create } from '@bufbuild/protobuf'
import { type MemberEvent, MemberEventSchema } from '@torrent/contracts/member'
import { rows, type Transaction, toPayload, writeOutbox } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { MEMBER_COLUMNS, type MemberRecord } from './members.ts'

/** Tells of members in the transaction in which they are what they are. `type` as in the contract's MemberEvent. */
export async function tell(
  tx: Transaction,
  type: 'registered' | 'changed',
  members: readonly MemberRecord[],
): Promise<void> {
  const entries = members.map(member => {
    const event: MemberEvent = create(MemberEventSchema, { type, member })
    const payload = toPayload(MemberEventSchema, event)
    return { aggregateType: 'member', aggregateId: member.id, type: 'MemberEvent', payload }
  })
  await writeOutbox(tx, entries)
}

/** Tells of the tenant's members of whom nobody has been told yet; each once, however often it is called. */
export async function announceMembers(tx: Transaction): Promise<void> {
  const fresh = await rows<MemberRecord>(
    tx,
    sql`update members set announced = true where not announced returning ${MEMBER_COLUMNS}`,
  )
  await tell(tx, 'registered', fresh)
}
