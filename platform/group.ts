/** The group service alone. */
import { createGroupService } from '@torrent/group-service'
import { runService } from './src/run-service.ts'

await runService('group', ({ databaseUrl }) => createGroupService({ url: databaseUrl }))
