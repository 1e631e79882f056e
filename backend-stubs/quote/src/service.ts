import type { CommonService } from '@torrent/contracts/common'
import { QuoteService } from '@torrent/contracts/quote'
import {
  businessService,
  type Client,
  documentStore,
  mount,
  openDatabase,
  Refused,
  requireUuid,
  type Service,
} from '@torrent/service-kit'
import { salesMasterData } from '@torrent/service-kit/sales'
import { quoteCommands } from './commands.ts'
import { followOrders } from './orders.ts'
import { quoteKind } from './summary.ts'

export interface QuoteServiceDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
  common: Client<typeof CommonService>
  /** A token with which the service speaks for itself inside a tenant. */
  tokenFor: (tenant: string) => Promise<string>
}

/** Quotations: listens on `quote.commands` and on cancelled orders, publishes `quote` events, serves QuoteService. */
export async function createQuoteService({ url, common, tokenFor }: QuoteServiceDependencies): Promise<Service> {
  const database = await openDatabase({
    name: 'quote',
    url,
    tenancy: 'schema',
    migrations: new URL('../migrations/', import.meta.url),
  })
  const quotes = documentStore(quoteKind)
  return businessService({
    name: 'quote',
    database,
    commands: quoteCommands(quotes, salesMasterData(common, tokenFor, 'quote')),
    listen: broker => followOrders(broker, database, quotes),
    serves: [
      mount(QuoteService, {
        async getQuote({ id }, { principal }) {
          const uuid = requireUuid(id, 'id')
          const quote = await database.tenant(principal.tenant).transaction(tx => quotes.find(tx, uuid))
          if (!quote) throw new Refused('not_found', 'id')
          return quote
        },
      }),
    ],
  })
}
