import type { CommonService, Customer } from '@torrent/contracts/common'
import type { QuoteInput } from '@torrent/contracts/quote'
import { type Client, type CommandContext, isUuid, Refused } from '@torrent/service-kit'
import type { Catalog } from './lines.ts'

/** Customer, items and tax rates behind an input, read from the common service in the platform's own name. */
export type MasterData = (
  context: CommandContext,
  input: QuoteInput,
) => Promise<{ customer: Customer; catalog: Catalog }>

/** Refused: `unknown_customer`, `unknown_item`, `unavailable`. */
export function masterDataFrom(
  common: Client<typeof CommonService>,
  tokenFor: (tenant: string) => Promise<string>,
): MasterData {
  return async ({ tenant, traceparent, today }, input) => {
    const call = { token: await tokenFor(tenant), traceparent }
    const ids = [...new Set(input.lines.map(line => line.itemId).filter(id => id !== ''))]
    if (!isUuid(input.customerId)) throw new Refused('unknown_customer', 'quote.customerId')
    if (!ids.every(isUuid)) throw new Refused('unknown_item', 'quote.lines')
    const [customer, { items }, { taxRates }] = await Promise.all([
      common.getCustomer({ id: input.customerId }, call).catch(asUnknownCustomer),
      ids.length > 0 ? common.getItems({ ids }, call) : { items: [] },
      common.listTaxRates({}, call),
    ])
    const byId = new Map(items.map(item => [item.id, item]))
    const missing = input.lines.findIndex(line => line.itemId !== '' && !byId.has(line.itemId))
    if (missing >= 0) throw new Refused('unknown_item', `quote.lines[${missing}].itemId`)
    return { customer, catalog: { items: byId, taxRates, today } }
  }
}

function asUnknownCustomer(error: unknown): never {
  if (error instanceof Refused && error.code === 'not_found') throw new Refused('unknown_customer', 'quote.customerId')
  throw error
}
