import type { Profile } from '@torrent/contracts/member'
import { isUuid, Refused, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { MEMBER_COLUMNS, type MemberRecord, type ProfileRecord } from './members.ts'
import { tell } from './tell.ts'

/** Longest of each field, in characters; `status_text` is the contract's. */
const LONGEST = { title: 100, department: 100, phone: 40, statusText: 100 } as const

/** The profile as it may be stored. Refused: `too_long`, and `invalid` for control characters and broken Unicode. */
export function checkedProfile(profile: Profile | undefined): Omit<ProfileRecord, 'picture'> {
  const text = (field: keyof typeof LONGEST) => {
    const value = (profile?.[field] ?? '').normalize('NFC').trim()
    if (!value.isWellFormed() || /\p{Cc}/u.test(value)) throw new Refused('invalid', `profile.${field}`)
    const max = LONGEST[field]
    if ([...value].length > max) throw new Refused('too_long', `profile.${field}`, { max: String(max) })
    return value
  }
  return { title: text('title'), department: text('department'), phone: text('phone'), statusText: text('statusText') }
}

/** Sets what a member says of themselves. Refused: `not_found` when the tenant has no such member. */
export async function updateProfile(
  tx: Transaction,
  memberId: string,
  { title, department, phone, statusText }: Omit<ProfileRecord, 'picture'>,
): Promise<MemberRecord> {
  return changed(
    tx,
    sql`update members set title = ${title}, department = ${department}, phone = ${phone}, status_text = ${statusText}
      where id = ${ownId(memberId)} returning ${MEMBER_COLUMNS}`,
  )
}

/**
 * Puts a member's picture in the place of the one before; undefined removes it. `name` is what it is asked for by.
 * Refused: `not_found` when the tenant has no such member.
 */
export async function setPicture(
  tx: Transaction,
  memberId: string,
  picture: { name: string; image: Uint8Array } | undefined,
): Promise<MemberRecord> {
  const member = await changed(
    tx,
    sql`update members set picture = ${picture?.name ?? ''} where id = ${ownId(memberId)} returning ${MEMBER_COLUMNS}`,
  )
  if (picture === undefined) await tx.execute(sql`delete from pictures where member_id = ${member.id}`)
  else
    await tx.execute(
      sql`insert into pictures (member_id, image) values (${member.id}, ${Buffer.from(picture.image)})
        on conflict (tenant_id, member_id) do update set image = excluded.image`,
    )
  return member
}

/** A member's picture; undefined when there is none. */
export async function findPicture(
  tx: Transaction,
  memberId: string,
): Promise<{ image: Uint8Array; picture: string } | undefined> {
  const [found] = await rows<{ image: Buffer; picture: string }>(
    tx,
    sql`select p.image, m.picture from pictures p join members m on m.id = p.member_id where p.member_id = ${memberId}`,
  )
  return found
}

async function changed(tx: Transaction, statement: ReturnType<typeof sql>): Promise<MemberRecord> {
  const [member] = await rows<MemberRecord>(tx, statement)
  if (!member) throw new Refused('not_found')
  await tell(tx, 'changed', [member])
  return member
}

/** The platform's own services have names, no ids: they are nobody here. */
function ownId(memberId: string): string {
  if (!isUuid(memberId)) throw new Refused('not_found')
  return memberId
}
