import { demoMembers } from '@torrent/contracts/demo'
import { MemberService } from '@torrent/contracts/member'
import {
  type Database,
  type Implementation,
  mount,
  openDatabase,
  Refused,
  type Relay,
  requireUuid,
  type Service,
  startRelay,
} from '@torrent/service-kit'
import { addMembers, findMember, findMembers, listMembers } from './members.ts'
import { squarePicture } from './picture.ts'
import { checkedProfile, findPicture, setPicture, updateProfile } from './profile.ts'
import { announceMembers } from './tell.ts'

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
/** Members asked for by id at once. */
const MAX_IDS = 200

/** The people of each tenant, what they say of themselves, and the events that tell of both. */
export async function createMemberService({ url }: MemberServiceDependencies): Promise<MemberDirectory> {
  const migrations = new URL('../migrations/', import.meta.url)
  const database = await openDatabase({ name: 'member', url, tenancy: 'rows', publishes: true, migrations })
  const tenants = new Set<string>()
  let relay: Relay | undefined
  return {
    name: 'member',
    serves: [mount(MemberService, implementation(database))],
    async provision(tenant) {
      await database.provision(tenant)
      tenants.add(tenant)
    },
    async start(broker) {
      relay = await startRelay(url, broker)
      for (const tenant of tenants) await database.tenant(tenant).transaction(announceMembers)
    },
    async stop() {
      await relay?.stop()
      await database.close()
    },
    database,
  }
}

function implementation(database: Database): Implementation<typeof MemberService> {
  return {
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
    async getMembers({ ids }, { principal }) {
      if (ids.length > MAX_IDS) throw new Refused('too_many', 'ids', { max: String(MAX_IDS) })
      const uuids = ids.map(id => requireUuid(id, 'ids'))
      return { members: await database.tenant(principal.tenant).transaction(tx => findMembers(tx, uuids)) }
    },
    async updateProfile({ profile }, { principal }) {
      const checked = checkedProfile(profile)
      return database.tenant(principal.tenant).transaction(tx => updateProfile(tx, principal.subject, checked))
    },
    async setPicture({ image }, { principal }) {
      const picture = image.length === 0 ? undefined : await squarePicture(image)
      return database.tenant(principal.tenant).transaction(tx => setPicture(tx, principal.subject, picture))
    },
    async getPicture({ id }, { principal }) {
      const uuid = requireUuid(id, 'id')
      const picture = await database.tenant(principal.tenant).transaction(tx => findPicture(tx, uuid))
      if (!picture) throw new Refused('not_found', 'id')
      return picture
    },
  }
}

/** Adds the demo's people of one tenant; may be called at every start. Nobody for a tenant not of the demo. */
export async function seedDemo({ database }: MemberDirectory, tenant: string): Promise<void> {
  const members = demoMembers(tenant).map(({ id, name, kana, login, role, title, department }) => ({
    ...{ id, name, kana, email: login, roles: [role] },
    profile: { title: title.ja, department: department.ja, phone: '', statusText: '', picture: '' },
  }))
  await database.tenant(tenant).transaction(async tx => {
    await addMembers(tx, members)
    await announceMembers(tx)
  })
}

/** 0 stands for the default. Refused: `invalid`. */
function within(value: number, max: number, byDefault: number, field: string): number {
  if (value === 0) return byDefault
  if (!Number.isInteger(value) || value < 1 || value > max) throw new Refused('invalid', field)
  return value
}
