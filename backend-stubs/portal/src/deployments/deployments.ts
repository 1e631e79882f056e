import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { iso } from '../iso.ts'
import type { Page } from '../page.ts'
import type { Change } from '../placements/placement.ts'

export type DeploymentAction =
  | 'publish'
  | 'promote'
  | 'rollback'
  | 'abort'
  | 'channel'
  | 'key'
  | 'token'
  | 'preview'
  | 'bff'

/** What was done, without who and when. Empty texts where something means nothing; an empty tenant is all of them. */
export interface Deed {
  action: DeploymentAction
  name?: string
  version?: string
  previousVersion?: string
  tenant?: string
  channel?: string
  percent?: number
  note?: string
}

/** Writes the log of what was done to releases, in the transaction that does it. Entries are never changed. */
export async function record(tx: Transaction, actor: Actor, deed: Deed): Promise<void> {
  const { action, name = '', version = '', previousVersion = '', tenant = '', channel = '', percent = 100 } = deed
  await tx.execute(sql`
    insert into deployments (id, action, name, version, previous_version, tenant, channel, percent, actor, actor_kind, actor_id, note)
    values (uuidv7(), ${action}, ${name}, ${version}, ${previousVersion}, ${tenant}, ${channel}, ${percent},
      ${actor.name}, ${actor.kind}, ${actor.id}, ${deed.note ?? ''})`)
}

/** One entry for what was done to several tenants at once, where it was the same for all of them. */
export async function recordChanges(
  tx: Transaction,
  actor: Actor,
  action: DeploymentAction,
  changes: readonly Change[],
  { everywhere, note }: { everywhere: boolean; note: string },
): Promise<void> {
  const deeds = changes.map(change => deedOf(action, change, note))
  const [first] = deeds
  const alike = (deed: Deed) => JSON.stringify({ ...deed, tenant: '' })
  if (first && everywhere && deeds.every(deed => alike(deed) === alike(first)))
    return record(tx, actor, { ...first, tenant: '' })
  for (const deed of deeds) await record(tx, actor, deed)
}

function deedOf(action: DeploymentAction, { before, after }: Change, note: string): Deed {
  const { tenant, channel, name } = after
  const place = { action, tenant, channel, name, note }
  if (after.canaryVersion !== '')
    return {
      ...place,
      version: after.canaryVersion,
      previousVersion: before?.canaryVersion || after.version,
      percent: after.canaryPercent,
    }
  const ended = before?.canaryVersion !== '' && before?.version === after.version
  return { ...place, version: after.version, previousVersion: (ended ? before?.canaryVersion : before?.version) ?? '' }
}

export interface DeploymentEntry {
  id: string
  at: string
  action: string
  name: string
  version: string
  previousVersion: string
  tenant: string
  channel: string
  percent: number
  actor: string
  actorKind: string
  note: string
}

/** Newest first. Who reaches one tenant only sees what concerns it. */
export async function listDeployments(
  tx: Transaction,
  { tenant }: Pick<Actor, 'tenant'>,
  name: string,
  { limit, offset }: Page,
): Promise<{ deployments: DeploymentEntry[]; total: number }> {
  const own = sql`(${tenant} = '' or tenant = ${tenant}
    or (tenant = '' and action in ('publish', 'promote', 'rollback', 'abort')))`
  const wanted = sql`from deployments where ${own} and (${name} = '' or name = ${name})`
  const deployments = await rows<DeploymentEntry>(
    tx,
    sql`select id, ${iso('at')} as at, action, name, version, previous_version as "previousVersion", tenant, channel,
      percent, actor, actor_kind as "actorKind", note ${wanted} order by at desc, id desc limit ${limit} offset ${offset}`,
  )
  const [count] = await rows<{ total: number }>(tx, sql`select count(*)::int as total ${wanted}`)
  return { deployments, total: count?.total ?? 0 }
}
