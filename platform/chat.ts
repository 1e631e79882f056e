/** The chat service alone. */
import { createChatService } from '@torrent/chat-service'
import { MemberService } from '@torrent/contracts/member'
import { StorageService } from '@torrent/contracts/storage'
import { runService } from './src/run-service.ts'

await runService('chat', ({ databaseUrl, client, tokenFor }) => {
  const storage = client(StorageService, 'storage')
  return createChatService({
    url: databaseUrl,
    members: client(MemberService, 'member'),
    tokenFor,
    resolveAttachments: async (tenant, request) =>
      (
        await storage.resolveAttachments(
          { ...request, fileIds: [...request.fileIds], service: 'chat' },
          { token: await tokenFor(tenant) },
        )
      ).attachments,
  })
})
