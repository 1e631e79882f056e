/**
 * The storage service alone. Beside gRPC it answers on TORRENT_HTTP_ADDRESS, where a gateway passes `/api/files` on with
 * the access token of whoever is signed in: cookies mean nothing here. TORRENT_FILES is the folder of the files,
 * TORRENT_CLAMD (`host:port`) a virus scanner; without one, files are kept unscanned.
 */
import { ConversationService } from '@torrent/contracts/conversation'
import { GroupService } from '@torrent/contracts/group'
import { createStorageService } from '@torrent/storage-service'
import { runService } from './src/run-service.ts'
import { verifierFrom } from './src/service-environment.ts'

await runService('storage', async ({ databaseUrl, client, tokenFor }, settings) => {
  const address = settings.address('TORRENT_HTTP_ADDRESS')
  const storage = await createStorageService({
    url: databaseUrl,
    filesDir: settings.text('TORRENT_FILES', 'the folder of the files'),
    channel: client(ConversationService, 'channel'),
    chat: client(ConversationService, 'chat'),
    group: client(GroupService, 'group'),
    tokenFor,
    clamd: process.env.TORRENT_CLAMD,
  })
  const served = await storage.serveFiles(verifierFrom(settings), address)
  return {
    ...storage,
    async stop() {
      await served.close()
      await storage.stop()
    },
  }
})
