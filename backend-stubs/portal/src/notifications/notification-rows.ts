import type { LocalizedText } from '@torrent/contracts/bootstrap'
import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { iso } from '../iso.ts'

/** Who reads: their own notifications, and those for people who may do what they may do. */
export interface Reader {
  /** Member id. */
  member: string
  actions: readonly string[]
}

export interface NotificationRecord {
  id: string
  title: LocalizedText
  body: LocalizedText
  tone: string
  href: string
  /** ISO 8601, UTC. */
  at: string
  read: boolean
}

const isFor = ({ member, actions }: Reader) => sql`(member_id = ${member} or action = any(${sql.param([...actions])}))`
const isRead = ({ member }: Reader) =>
  sql`exists (select from notification_reads r where r.notification_id = n.id and r.member_id = ${member})`

/** The reader's, newest first, and how many of all of them are unread. In a transaction of their tenant. */
export async function readNotifications(
  tx: Transaction,
  reader: Reader,
  limit: number,
): Promise<{ notifications: NotificationRecord[]; unread: number }> {
  const notifications = await rows<NotificationRecord>(
    tx,
    sql`select id, title, body, tone, href, ${iso('at')} as at, ${isRead(reader)} as read
      from notifications n where ${isFor(reader)} order by n.at desc, n.id limit ${limit}`,
  )
  const [count] = await rows<{ unread: number }>(
    tx,
    sql`select count(*)::int as unread from notifications n where ${isFor(reader)} and not ${isRead(reader)}`,
  )
  return { notifications, unread: count?.unread ?? 0 }
}

/** Marks the reader's own as read; all of them when no ids are given. Others' ids, and unknown ones, do nothing. */
export async function markRead(tx: Transaction, reader: Reader, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`
    insert into notification_reads (member_id, notification_id)
    select ${reader.member}, id from notifications n
    where ${isFor(reader)} and (${ids.length === 0} or n.id = any(${sql.param([...ids])}::uuid[]))
    on conflict do nothing`)
}

/** A quarter, as with what was measured. */
const KEPT = '90 days'

/** Forgets what is older than that. In a transaction of the tenant whose they are. */
export async function forgetOldNotifications(tx: Transaction): Promise<void> {
  await tx.execute(sql`delete from notifications where at < now() - ${KEPT}::interval`)
}
