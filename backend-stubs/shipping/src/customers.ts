import type { CommonService, Customer } from '@torrent/contracts/common'
import { type Client, type CommandContext, isUuid, Refused } from '@torrent/service-kit'

/** A customer as the common service has it, read in the platform's own name. */
export type CustomerLookup = (context: CommandContext, id: string) => Promise<Customer>

/** Refused: `unknown_customer`, `unavailable`. */
export function customersFrom(
  common: Client<typeof CommonService>,
  tokenFor: (tenant: string) => Promise<string>,
): CustomerLookup {
  return async ({ tenant, traceparent }, id) => {
    if (!isUuid(id)) throw new Refused('unknown_customer')
    try {
      return await common.getCustomer({ id }, { token: await tokenFor(tenant), traceparent })
    } catch (error) {
      if (error instanceof Refused && error.code === 'not_found') throw new Refused('unknown_customer')
      throw error
    }
  }
}
