import type { CommonService, Customer, TaxRate } from '@torrent/contracts/common'
import { isUuid } from './checks.ts'
import type { CommandContext } from './command-context.ts'
import { Refused } from './refusal.ts'
import type { Catalog, SalesLineInput } from './sales-lines.ts'
import type { Client } from './service-call.ts'

/** What a quote or an order is made from, read from the common service in the platform's own name. */
export interface SalesMasterData {
  /** Customer, items and tax rates behind an input. Refused: `unknown_customer`, `unknown_item`, `unavailable`. */
  of(
    context: CommandContext,
    input: { customerId: string; lines: readonly Pick<SalesLineInput, 'itemId'>[] },
  ): Promise<{ customer: Customer; catalog: Catalog }>
  /** Customer and tax rates, for lines that are known already. Refused: `unknown_customer`, `unavailable`. */
  customer(context: CommandContext, id: string): Promise<{ customer: Customer; taxRates: readonly TaxRate[] }>
}

/** Master data from the common service. `root` names the input in refusals, e.g. `quote`. */
export function salesMasterData(
  common: Client<typeof CommonService>,
  tokenFor: (tenant: string) => Promise<string>,
  root: string,
): SalesMasterData {
  async function customer({ tenant, traceparent }: CommandContext, id: string) {
    if (!isUuid(id)) throw new Refused('unknown_customer', `${root}.customerId`)
    const call = { token: await tokenFor(tenant), traceparent }
    const [found, { taxRates }] = await Promise.all([
      common.getCustomer({ id }, call).catch((error: unknown) => {
        if (error instanceof Refused && error.code === 'not_found')
          throw new Refused('unknown_customer', `${root}.customerId`)
        throw error
      }),
      common.listTaxRates({}, call),
    ])
    return { customer: found, taxRates }
  }

  return {
    customer,
    async of(context, { customerId, lines }) {
      const ids = [...new Set(lines.map(line => line.itemId).filter(id => id !== ''))]
      if (!ids.every(isUuid)) throw new Refused('unknown_item', `${root}.lines`)
      const call = { token: await tokenFor(context.tenant), traceparent: context.traceparent }
      const [known, { items }] = await Promise.all([
        customer(context, customerId),
        ids.length > 0 ? common.getItems({ ids }, call) : { items: [] },
      ])
      const byId = new Map(items.map(item => [item.id, item]))
      const missing = lines.findIndex(line => line.itemId !== '' && !byId.has(line.itemId))
      if (missing >= 0) throw new Refused('unknown_item', `${root}.lines[${missing}].itemId`)
      return {
        customer: known.customer,
        catalog: { items: byId, taxRates: known.taxRates, today: context.today },
      }
    },
  }
}
