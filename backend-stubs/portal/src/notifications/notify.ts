import { randomUUID } from 'node:crypto'
import type { LocalizedText } from '@torrent/contracts/bootstrap'
import type { Action } from '@torrent/policy'
import { type Transaction, writeOutbox } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'

export type Tone = 'info' | 'success' | 'warning' | 'danger'

export interface NewNotification {
  tenant: string
  /** For one person… */
  member?: string
  /** …or for everybody of the tenant who may do this. */
  action?: Action
  title: LocalizedText
  body: LocalizedText
  tone: Tone
  /** Path in the portal, or empty. */
  href: string
}

/** The topic on which it is told that there is something to read (`Notified`). */
const NOTIFIED = 'portal.notified'

/** Leaves a notification, and tells open pages of it, if and only if this transaction commits. */
export async function notify(tx: Transaction, notification: NewNotification): Promise<void> {
  const { tenant, member = '', action = '', title, body, tone, href } = notification
  const id = randomUUID()
  // The row, and the message, belong to the tenant that they are for.
  await tx.execute(sql`select set_config('torrent.tenant', ${tenant}, true)`)
  await tx.execute(sql`
    insert into notifications (id, member_id, action, title, body, tone, href)
    values (${id}, nullif(${member}, ''), nullif(${action}, ''), ${JSON.stringify(title)}::jsonb, ${JSON.stringify(body)}::jsonb,
      ${tone}, ${href})`)
  await writeOutbox(tx, [
    {
      aggregateType: NOTIFIED,
      aggregateId: id,
      type: 'torrent.portal.v1.Notified',
      payload: { member },
    },
  ])
}
