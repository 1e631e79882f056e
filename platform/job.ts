/** The job service alone. */
import { createJobService } from '@torrent/job-service'
import { runService } from './src/run-service.ts'

await runService('job', ({ databaseUrl }) => createJobService({ url: databaseUrl }))
