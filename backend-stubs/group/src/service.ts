import { GroupService } from '@torrent/contracts/group'
import {
  businessService,
  containsAll,
  type Database,
  type Implementation,
  mount,
  openDatabase,
  Refused,
  requireUuid,
  type Service,
  searchWords,
} from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { gatherAllHands, ownContext } from './all-hands.ts'
import { foundingCommand, groupCommands, removingCommand } from './commands.ts'
import { createGroup } from './create-group.ts'
import { followMembers } from './follow-members.ts'
import { knownGroup, knownGroups } from './group-rows.ts'
import { membersOf, roleIn } from './member-rows.ts'
import { removeGroup } from './remove-group.ts'

export { seedDemo } from './demo.ts'

export interface GroupServiceDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
}

export interface GroupDirectory extends Service {
  database: Database
}

/**
 * Groups of each tenant: listens on `group.commands` and on members, publishes `group` events, orchestrates
 * `group.create` and `group.remove`, serves GroupService.
 */
export async function createGroupService({ url }: GroupServiceDependencies): Promise<GroupDirectory> {
  const migrations = new URL('../migrations/', import.meta.url)
  const database = await openDatabase({ name: 'group', url, tenancy: 'rows', publishes: true, migrations })
  const tenants = new Set<string>()
  const service = businessService({
    name: 'group',
    database,
    commands: groupCommands(),
    orchestrates: [createGroup, removeGroup],
    sagas: sagas => [foundingCommand(sagas), removingCommand(sagas)],
    async listen(broker, sagas) {
      await followMembers(broker, database, sagas)
      // Where it could not be made when people were told of, it is tried again with each start.
      for (const tenant of tenants)
        await database.tenant(tenant).transaction(tx => gatherAllHands(ownContext(tx, tenant), sagas))
    },
    serves: [mount(GroupService, implementation(database))],
  })
  return {
    ...service,
    async provision(tenant) {
      await service.provision(tenant)
      tenants.add(tenant)
    },
    database,
  }
}

function implementation(database: Database): Implementation<typeof GroupService> {
  return {
    async listGroups({ text }, { principal }) {
      const where = containsAll(sql`g.search`, searchWords(text, 'text'))
      const { tenant, subject } = principal
      return { groups: await database.tenant(tenant).transaction(tx => knownGroups(tx, subject, where)) }
    },
    async getGroup({ id }, { principal }) {
      const uuid = requireUuid(id, 'id')
      const { tenant, subject } = principal
      const group = await database.tenant(tenant).transaction(tx => knownGroup(tx, subject, uuid))
      if (!group) throw new Refused('not_found', 'id')
      return group
    },
    async listGroupMembers({ groupId }, { principal }) {
      const uuid = requireUuid(groupId, 'groupId')
      return database.tenant(principal.tenant).transaction(async tx => {
        if (!(await knownGroup(tx, principal.subject, uuid))) throw new Refused('not_found', 'groupId')
        return { members: await membersOf(tx, uuid) }
      })
    },
    async checkMembership({ groupId, memberId }, { principal }) {
      const [group, member] = [requireUuid(groupId, 'groupId'), requireUuid(memberId, 'memberId')]
      const role = await database.tenant(principal.tenant).transaction(tx => roleIn(tx, group, member))
      return { member: role !== undefined, owner: role === 'owner' }
    },
  }
}
