/** The member service alone. */
import { createMemberService } from '@torrent/member-service'
import { runService } from './src/run-service.ts'

await runService('member', ({ databaseUrl }) => createMemberService({ url: databaseUrl }))
