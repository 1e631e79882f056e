import { GroupService } from '@torrent/contracts/group'
import { businessService, type Database, mount, openDatabase, Refused, type Service } from '@torrent/service-kit'

export interface GroupServiceDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
}

export interface GroupDirectory extends Service {
  database: Database
}

/** Groups of each tenant. */
export async function createGroupService({ url }: GroupServiceDependencies): Promise<GroupDirectory> {
  const migrations = new URL('../migrations/', import.meta.url)
  const database = await openDatabase({ name: 'group', url, tenancy: 'rows', publishes: true, migrations })
  const service = businessService({
    name: 'group',
    database,
    commands: [],
    serves: [
      mount(GroupService, {
        listGroups: async () => ({ groups: [] }),
        getGroup: async () => Promise.reject(new Refused('not_found', 'id')),
        listGroupMembers: async () => Promise.reject(new Refused('not_found', 'groupId')),
        checkMembership: async () => ({ member: false, owner: false }),
      }),
    ],
  })
  return { ...service, database }
}
