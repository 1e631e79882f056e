/** The quote service alone. */
import { CommonService } from '@torrent/contracts/common'
import { createQuoteService } from '@torrent/quote-service'
import { runService } from './src/run-service.ts'

await runService('quote', ({ databaseUrl, client, tokenFor }) =>
  createQuoteService({ url: databaseUrl, common: client(CommonService, 'common'), tokenFor }),
)
