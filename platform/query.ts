/** The query service alone. */
import { createQueryService } from '@torrent/query-service'
import { runService } from './src/run-service.ts'

await runService('query', ({ databaseUrl }) => createQueryService({ url: databaseUrl }))
