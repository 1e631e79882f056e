import type { CustomerRecord } from '../customers.ts'
import type { ItemRecord } from '../items.ts'

/** A customer of the demo; what is not said is the usual: tax rounded down, prices without tax, not blocked. */
export type DemoCustomer = Pick<CustomerRecord, 'code' | 'name' | 'kana' | 'contact' | 'address' | 'paymentTerms'> &
  Partial<Pick<CustomerRecord, 'taxRounding' | 'pricesIncludeTax' | 'blocked'>>

export type DemoItem = Omit<ItemRecord, 'id'>
