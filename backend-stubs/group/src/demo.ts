import { demoMembers } from '@torrent/contracts/demo'
import { demoGroups } from '@torrent/contracts/demo-groups'
import { type Database, rows, SagaRunner } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { lockAllHands, ownContext } from './all-hands.ts'
import { createGroup } from './create-group.ts'
import { keepPeople } from './member-rows.ts'

/**
 * Begins the demo's groups of one tenant, unless it has groups already; may be called at every start. They are made
 * like any other, once the services are running. None for a tenant not of the demo.
 */
export async function seedDemo({ database }: { database: Database }, tenant: string): Promise<void> {
  const groups = demoGroups(tenant)
  if (groups.length === 0) return
  const sagas = new SagaRunner('group', database, [createGroup])
  await database.tenant(tenant).transaction(async tx => {
    await lockAllHands(tx, tenant)
    if ((await rows(tx, sql`select from groups limit 1`)).length > 0) return
    await keepPeople(tx, demoMembers(tenant))
    for (const { key: _, ownerId, memberIds, tags, ...group } of groups) {
      const founding = { group: { ...group, tags: [...tags] }, ownerId, memberIds: [...memberIds] }
      await sagas.start(ownContext(tx, tenant), createGroup, founding, group.id)
    }
  })
}
