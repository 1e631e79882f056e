import type { MessageInitShape } from '@bufbuild/protobuf'
import type { MemberSchema, ProfileSchema } from '@torrent/contracts/member'
import { containsAll, rows, searchColumn, searchWords, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'

type Filled<Init> = Required<Omit<Init, '$typeName' | '$unknown'>>

/** What a member says of themselves, every field filled in. */
export type ProfileRecord = Filled<MessageInitShape<typeof ProfileSchema>>

/** A member as the contract has it, every field filled in. */
export type MemberRecord = Omit<Filled<MessageInitShape<typeof MemberSchema>>, 'profile'> & { profile: ProfileRecord }

export interface MemberPage {
  members: MemberRecord[]
  /** Of all pages. */
  total: number
}

/** The columns of a member, as its record. */
export const MEMBER_COLUMNS = sql.raw(`id, name, kana, email, roles,
  json_build_object('title', title, 'department', department, 'phone', phone, 'statusText', status_text,
    'picture', picture) as profile`)

/** Members by name, kana or e-mail, in the order of the Japanese syllabary. `page` counts from 1. */
export async function listMembers(tx: Transaction, text: string, page: number, pageSize: number): Promise<MemberPage> {
  const where = containsAll(sql`search`, searchWords(text, 'text'))
  const [count] = await rows<{ total: number }>(tx, sql`select count(*)::int as total from members where ${where}`)
  const members = await rows<MemberRecord>(
    tx,
    sql`select ${MEMBER_COLUMNS} from members where ${where} order by kana, id limit ${pageSize} offset ${(page - 1) * pageSize}`,
  )
  return { members, total: count?.total ?? 0 }
}

/** One member of the tenant; undefined when it has none of this id. */
export async function findMember(tx: Transaction, id: string): Promise<MemberRecord | undefined> {
  const [member] = await findMembers(tx, [id])
  return member
}

/** Those of the tenant's members who have these ids, in the order of the syllabary. */
export function findMembers(tx: Transaction, ids: readonly string[]): Promise<MemberRecord[]> {
  return rows<MemberRecord>(
    tx,
    sql`select ${MEMBER_COLUMNS} from members where id = any(${sql.param([...ids])}::uuid[]) order by kana, id`,
  )
}

/** Adds members, without pictures; those that are there already stay as they are. */
export async function addMembers(tx: Transaction, members: readonly MemberRecord[]): Promise<void> {
  const records = members.map(({ profile, ...member }) => ({
    ...{ ...member, ...profile, status_text: profile.statusText },
    search: searchColumn(member.name, member.kana, member.email),
  }))
  await tx.execute(sql`
    insert into members (id, name, kana, email, roles, search, title, department, phone, status_text)
    select id, name, kana, email, roles, search, title, department, phone, status_text
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r(id uuid, name text, kana text, email text, roles text[], search text, title text, department text,
        phone text, status_text text)
    on conflict do nothing`)
}
