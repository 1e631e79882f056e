import type { Transaction } from '@torrent/service-kit'
import { v5 } from 'uuid'
import { addCustomers, type CustomerRecord } from '../customers.ts'
import { addItems, type ItemRecord } from '../items.ts'
import { addTaxRates, JAPANESE_RATES } from '../tax-rates.ts'
import { ACME_METAL_CUSTOMERS } from './acme-metal-customers.ts'
import { ACME_METAL_ITEMS } from './acme-metal-items.ts'
import type { DemoCustomer, DemoItem } from './demo-record.ts'
import { MORI_FOODS_CUSTOMERS } from './mori-foods-customers.ts'
import { MORI_FOODS_ITEMS } from './mori-foods-items.ts'

const DATA: ReadonlyMap<string, { customers: readonly DemoCustomer[]; items: readonly DemoItem[] }> = new Map([
  ['acme-metal', { customers: ACME_METAL_CUSTOMERS, items: ACME_METAL_ITEMS }],
  ['mori-foods', { customers: MORI_FOODS_CUSTOMERS, items: MORI_FOODS_ITEMS }],
])

/** The demo's customers of a tenant, with ids that are the same on every machine. */
export function demoCustomers(tenant: string): CustomerRecord[] {
  return (DATA.get(tenant)?.customers ?? []).map(customer => ({
    taxRounding: 'floor',
    pricesIncludeTax: false,
    currency: 'JPY',
    blocked: false,
    ...customer,
    id: demoId(tenant, 'customers', customer.code),
  }))
}

/** The demo's items of a tenant, with ids that are the same on every machine. */
export function demoItems(tenant: string): ItemRecord[] {
  return (DATA.get(tenant)?.items ?? []).map(item => ({ ...item, id: demoId(tenant, 'items', item.code) }))
}

/** Writes the demo's master data of one tenant; does nothing for a tenant that is not of the demo. */
export async function addDemoData(tx: Transaction, tenant: string): Promise<void> {
  if (!DATA.has(tenant)) return
  await addTaxRates(tx, JAPANESE_RATES)
  await addCustomers(tx, demoCustomers(tenant))
  await addItems(tx, demoItems(tenant))
}

/** A name-based uuid (RFC 9562, version 5) of a name below the tenant's domain. */
function demoId(tenant: string, kind: string, code: string): string {
  return v5(`${code}.${kind}.${tenant}.example`, v5.DNS)
}
