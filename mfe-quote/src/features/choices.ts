import { useQueryClient } from '@tanstack/react-query'
import type { ComboboxOption } from '@torrent/ui/fields'
import { useMemo } from 'react'
import { bff, type CustomerChoice, type ItemChoice } from '../bff.ts'
import type { DraftCustomer } from '../model/quote-draft.ts'

export interface CustomerOption extends ComboboxOption {
  customer: DraftCustomer
  /** What a new quote takes over from the customer. */
  contact: string
  paymentTerms: string
}

export interface ItemOption extends ComboboxOption {
  /** Undefined for text that is no item of the catalogue. */
  item?: ItemChoice
}

/** Searches in the tenant's customers and items, best first. */
export function useChoices() {
  const queryClient = useQueryClient()
  return useMemo(
    () => ({
      async customers(text: string): Promise<CustomerOption[]> {
        const found = await queryClient.fetchQuery(bff.customers.queryOptions({ text, limit: 20 }))
        return found.map(toCustomerOption)
      },
      async items(text: string): Promise<ItemOption[]> {
        const found = await queryClient.fetchQuery(bff.items.queryOptions({ text, limit: 20 }))
        return found.map(item => ({
          value: item.id,
          label: item.name,
          code: item.code,
          hint: item.specification,
          item,
        }))
      },
    }),
    [queryClient],
  )
}

function toCustomerOption(customer: CustomerChoice): CustomerOption {
  const { id, code, name, currency, taxRounding, pricesIncludeTax, contact, paymentTerms } = customer
  return {
    value: id,
    label: name,
    code,
    customer: { id, code, name, currency, taxRounding, pricesIncludeTax },
    contact,
    paymentTerms,
  }
}
