import { CommonService } from '@torrent/contracts/common'
import {
  type Database,
  mount,
  openDatabase,
  Refused,
  requireLimit,
  requireUuid,
  type Service,
} from '@torrent/service-kit'
import { findCustomer, searchCustomers } from './customers.ts'
import { addDemoData } from './demo/demo-data.ts'
import { findItems, searchItems } from './items.ts'
import { listTaxRates } from './tax-rates.ts'

export interface CommonServiceDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
}

export interface MasterDataService extends Service {
  database: Database
}

const DEFAULT_LIMIT = 20
/** More than the lines of the longest document. */
const MAX_IDS = 1_000

/** Master data: business partners, items, tax rates. */
export async function createCommonService({ url }: CommonServiceDependencies): Promise<MasterDataService> {
  const database = await openDatabase({
    name: 'common',
    url,
    tenancy: 'rows',
    migrations: new URL('../migrations/', import.meta.url),
  })
  return {
    name: 'common',
    serves: [
      mount(CommonService, {
        async searchCustomers({ text, limit }, { principal }) {
          const most = requireLimit(limit, DEFAULT_LIMIT)
          const customers = await database.tenant(principal.tenant).transaction(tx => searchCustomers(tx, text, most))
          return { customers }
        },
        async getCustomer({ id }, { principal }) {
          const uuid = requireUuid(id, 'id')
          const customer = await database.tenant(principal.tenant).transaction(tx => findCustomer(tx, uuid))
          if (!customer) throw new Refused('not_found', 'id')
          return customer
        },
        async searchItems({ text, limit }, { principal }) {
          const most = requireLimit(limit, DEFAULT_LIMIT)
          const items = await database.tenant(principal.tenant).transaction(tx => searchItems(tx, text, most))
          return { items }
        },
        async getItems({ ids }, { principal }) {
          if (ids.length > MAX_IDS) throw new Refused('invalid', 'ids')
          const uuids = ids.map((id, index) => requireUuid(id, `ids[${index}]`))
          const items = await database.tenant(principal.tenant).transaction(tx => findItems(tx, uuids))
          return { items }
        },
        async listTaxRates(_, { principal }) {
          return { taxRates: await database.tenant(principal.tenant).transaction(listTaxRates) }
        },
      }),
    ],
    provision: tenant => database.provision(tenant),
    start: async () => undefined,
    stop: () => database.close(),
    database,
  }
}

/** Adds the demo's master data of one tenant; may be called at every start. Nothing for a tenant not of the demo. */
export async function seedDemo({ database }: MasterDataService, tenant: string): Promise<void> {
  await database.tenant(tenant).transaction(tx => addDemoData(tx, tenant))
}
