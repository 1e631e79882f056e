/** The order service alone. */
import { CommonService } from '@torrent/contracts/common'
import { createOrderService } from '@torrent/order-service'
import { runService } from './src/run-service.ts'

await runService('order', ({ databaseUrl, client, tokenFor }) =>
  createOrderService({ url: databaseUrl, common: client(CommonService, 'common'), tokenFor }),
)
