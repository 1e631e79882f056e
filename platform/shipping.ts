/** The shipping service alone. */
import { CommonService } from '@torrent/contracts/common'
import { createShippingService } from '@torrent/shipping-service'
import { runService } from './src/run-service.ts'

await runService('shipping', ({ databaseUrl, client, tokenFor }) =>
  createShippingService({ url: databaseUrl, common: client(CommonService, 'common'), tokenFor }),
)
