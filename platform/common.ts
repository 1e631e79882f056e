/** The common service alone. */
import { createCommonService } from '@torrent/common-service'
import { runService } from './src/run-service.ts'

await runService('common', ({ databaseUrl }) => createCommonService({ url: databaseUrl }))
