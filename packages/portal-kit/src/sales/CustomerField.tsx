import { useQueryClient } from '@tanstack/react-query'
import { useWords } from '@torrent/ui'
import { ComboboxField, type ComboboxOption } from '@torrent/ui/fields'
import { useCallback } from 'react'
import type { DraftCustomer, SalesCustomer } from './sales-customer.ts'
import { findCustomers, type SalesQueries } from './sales-queries.ts'
import { salesWords } from './sales-words.ts'

export interface CustomerFieldProps {
  bff: SalesQueries
  value: DraftCustomer | null
  error: string | undefined
  onChange: (chosen: DraftCustomer | null) => void
}

interface CustomerOption extends ComboboxOption {
  customer: SalesCustomer
}

/** Chooses the customer of a document by code, name or reading. */
export function CustomerField({ bff, value, error, onChange }: CustomerFieldProps) {
  const words = useWords(salesWords)
  const queryClient = useQueryClient()
  const search = useCallback(
    async (text: string): Promise<CustomerOption[]> =>
      (await findCustomers(bff, queryClient, text)).map(customer => ({
        value: customer.id,
        label: customer.name,
        code: customer.code,
        hint: customer.blocked ? words.blocked : undefined,
        customer,
      })),
    [bff, queryClient, words],
  )
  return (
    <ComboboxField<CustomerOption | ComboboxOption>
      label={words.customer}
      required
      error={error}
      value={value && { value: value.id, label: value.name, code: value.code }}
      search={search}
      onChange={option => onChange(option && 'customer' in option ? option.customer : null)}
    />
  )
}
