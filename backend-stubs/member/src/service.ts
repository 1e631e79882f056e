import { demoMembers } from '@torrent/contracts/demo'
import { MemberService } from '@torrent/contracts/member'
import { type Database, mount, openDatabase, Refused, requireUuid, type Service } from '@torrent/service-kit'
import { addMembers, findMember, listMembers } from './members.ts'

export interface MemberServiceDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
}

export interface MemberDirectory extends Service {
  database: Database
}

const DEFAULT_PAGE_SIZE = 20
const MAX_PAGE_SIZE = 100
const MAX_PAGE = 100_000

/** The people of each tenant. */
export async function createMemberService({ url }: MemberServiceDependencies): Promise<MemberDirectory> {
  const database = await openDatabase({
    name: 'member',
    url,
    tenancy: 'rows',
    migrations: new URL('../migrations/', import.meta.url),
  })
  return {
    name: 'member',
    serves: [
      mount(MemberService, {
        async listMembers({ text, page, pageSize }, { principal }) {
          const number = within(page, MAX_PAGE, 1, 'page')
          const size = within(pageSize, MAX_PAGE_SIZE, DEFAULT_PAGE_SIZE, 'pageSize')
          return database.tenant(principal.tenant).transaction(tx => listMembers(tx, text, number, size))
        },
        async getMember({ id }, { principal }) {
          const uuid = requireUuid(id, 'id')
          const member = await database.tenant(principal.tenant).transaction(tx => findMember(tx, uuid))
          if (!member) throw new Refused('not_found', 'id')
          return member
        },
      }),
    ],
    provision: tenant => database.provision(tenant),
    start: async () => undefined,
    stop: () => database.close(),
    database,
  }
}

/** Adds the demo's people of one tenant; may be called at every start. Nobody for a tenant not of the demo. */
export async function seedDemo({ database }: MemberDirectory, tenant: string): Promise<void> {
  const members = demoMembers(tenant).map(({ id, name, kana, login, role }) => ({
    id,
    name,
    kana,
    email: login,
    roles: [role],
  }))
  await database.tenant(tenant).transaction(tx => addMembers(tx, members))
}

/** 0 stands for the default. Refused: `invalid`. */
function within(value: number, max: number, byDefault: number, field: string): number {
  if (value === 0) return byDefault
  if (!Number.isInteger(value) || value < 1 || value > max) throw new Refused('invalid', field)
  return value
}
