import { type FetchQueryOptions, type QueryClient, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import type { EffectiveRate } from '@torrent/tax'
import type { SalesCustomer } from './sales-customer.ts'

/** An item of the catalogue as the BFF's `items` answers it. */
export interface SalesItem {
  id: string
  code: string
  name: string
  specification: string
  unit: string
  unitPrice: string
  /** standard, reduced, exempt */
  taxCode: string
}

/** A tax rate with the day it took effect. */
export type TaxRate = EffectiveRate

interface Query<Input, Output> {
  '~types': { input: Input; output: Output }
  queryOptions(input: Input): object
}

type Search = { text?: string; limit?: number }

/** What a BFF must offer for the form of a sales document; those of quotes and orders do. */
export interface SalesQueries {
  customers: Query<Search, SalesCustomer[]>
  items: Query<Search, SalesItem[]>
  taxRates: Query<void, TaxRate[]>
}

const FOUND_AT_ONCE = 20

/** Customers whose code, name or reading fits a text, best first. */
export function findCustomers(bff: SalesQueries, queryClient: QueryClient, text: string): Promise<SalesCustomer[]> {
  return queryClient.fetchQuery(optionsOf(bff.customers, { text, limit: FOUND_AT_ONCE }))
}

/** Items whose code, name or reading fits a text, best first. */
export function findItems(bff: SalesQueries, queryClient: QueryClient, text: string): Promise<SalesItem[]> {
  return queryClient.fetchQuery(optionsOf(bff.items, { text, limit: FOUND_AT_ONCE }))
}

const NO_RATES: readonly TaxRate[] = []

/** The tax rates, with the days they took effect; empty until they are there. */
export function useTaxRates(bff: SalesQueries): readonly TaxRate[] {
  return useQuery(optionsOf(bff.taxRates, undefined) as UseQueryOptions<TaxRate[]>).data ?? NO_RATES
}

/** tRPC's options carry the function that asks; what it answers is known by `Query`. */
function optionsOf<Input, Output>(query: Query<Input, Output>, input: Input): FetchQueryOptions<Output> {
  return query.queryOptions(input) as FetchQueryOptions<Output>
}
