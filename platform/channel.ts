/** The channel service alone. */
import { createChannelService } from '@torrent/channel-service'
import { MemberService } from '@torrent/contracts/member'
import { QueryService } from '@torrent/contracts/query'
import { StorageService } from '@torrent/contracts/storage'
import { runService } from './src/run-service.ts'

await runService('channel', ({ databaseUrl, client, tokenFor }) => {
  const storage = client(StorageService, 'storage')
  return createChannelService({
    url: databaseUrl,
    members: client(MemberService, 'member'),
    query: client(QueryService, 'query'),
    tokenFor,
    resolveAttachments: async (tenant, request) =>
      (
        await storage.resolveAttachments(
          { ...request, fileIds: [...request.fileIds], service: 'channel' },
          { token: await tokenFor(tenant) },
        )
      ).attachments,
  })
})
