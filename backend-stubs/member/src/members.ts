import type { MessageInitShape } from '@bufbuild/protobuf'
import type { MemberSchema } from '@torrent/contracts/member'
import { containsAll, rows, searchColumn, searchWords, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'

/** A member as the contract has it, every field filled in. */
export type MemberRecord = Required<Omit<MessageInitShape<typeof MemberSchema>, '$typeName' | '$unknown'>>

export interface MemberPage {
  members: MemberRecord[]
  /** Of all pages. */
  total: number
}

const COLUMNS = sql.raw('id, name, kana, email, roles')

/** Members by name, kana or e-mail, in the order of the Japanese syllabary. `page` counts from 1. */
export async function listMembers(tx: Transaction, text: string, page: number, pageSize: number): Promise<MemberPage> {
  const where = containsAll(sql`search`, searchWords(text, 'text'))
  const [count] = await rows<{ total: number }>(tx, sql`select count(*)::int as total from members where ${where}`)
  const members = await rows<MemberRecord>(
    tx,
    sql`select ${COLUMNS} from members where ${where} order by kana, id limit ${pageSize} offset ${(page - 1) * pageSize}`,
  )
  return { members, total: count?.total ?? 0 }
}

/** One member of the tenant; undefined when it has none of this id. */
export async function findMember(tx: Transaction, id: string): Promise<MemberRecord | undefined> {
  const [member] = await rows<MemberRecord>(tx, sql`select ${COLUMNS} from members where id = ${id}`)
  return member
}

/** Adds members; those that are there already stay as they are. */
export async function addMembers(tx: Transaction, members: readonly MemberRecord[]): Promise<void> {
  const records = members.map(member => ({ ...member, search: searchColumn(member.name, member.kana, member.email) }))
  await tx.execute(sql`
    insert into members (id, name, kana, email, roles, search)
    select id, name, kana, email, roles, search from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r(id uuid, name text, kana text, email text, roles text[], search text)
    on conflict do nothing`)
}
