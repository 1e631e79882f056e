/**
 * The realtime service alone, on TORRENT_HTTP_ADDRESS. It stands behind a gateway, which passes `/socket.io` on with the
 * access token of whoever is signed in: cookies mean nothing here. TORRENT_ORIGIN is the portal's address in the browser;
 * where people are members is asked at TORRENT_CHANNEL_ADDRESS and TORRENT_CHAT_ADDRESS.
 */
import { createServer } from 'node:http'
import { ConversationService } from '@torrent/contracts/conversation'
import { createRealtimeService } from '@torrent/realtime-service'
import { connectGrpc, openPostgresBroker, Refused } from '@torrent/service-kit'
import { listenHttp } from './src/listen-http.ts'
import { runAlone } from './src/run-alone.ts'
import { verifierFrom } from './src/service-environment.ts'
import { tokensOf } from './src/service-tokens.ts'

await runAlone('realtime', async (settings, closing) => {
  const address = settings.address('TORRENT_HTTP_ADDRESS')
  const verify = verifierFrom(settings)
  const server = createServer((_, response) => response.writeHead(404).end())
  const realtime = await createRealtimeService({
    attach: server,
    conversations: {
      channel: connectGrpc(ConversationService, settings.address('TORRENT_CHANNEL_ADDRESS')),
      chat: connectGrpc(ConversationService, settings.address('TORRENT_CHAT_ADDRESS')),
    },
    tokenFor: tokensOf('realtime', settings.key('TORRENT_INTERNAL_KEY')),
    allowedOrigin: new URL(settings.url('TORRENT_ORIGIN', "the portal's URL")).origin,
    async authenticate({ authorization }) {
      try {
        return await verify(authorization?.replace(/^Bearer /, ''))
      } catch (error) {
        if (error instanceof Refused) return null
        throw error
      }
    },
  })
  closing.push(() => realtime.stop())
  const broker = await openPostgresBroker(settings.url('TORRENT_BROKER_URL', 'a PostgreSQL URL'))
  closing.push(() => broker.close())
  await realtime.start(broker)
  return listenHttp(server, address, closing)
})
