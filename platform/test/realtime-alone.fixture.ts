/**
 * The realtime service in a process that holds nothing but its sockets, for the bench of what a socket holds; tells its
 * parent where it is. A cookie is who somebody is; everybody is in the same conversations.
 */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { ConversationService } from '@torrent/contracts/conversation'
import { createRealtimeService } from '@torrent/realtime-service'
import type { Client } from '@torrent/service-kit'

/** As many as somebody has in each of the two services who has been with a company for years. */
const CONVERSATIONS = 40

const http = createServer()
await new Promise<void>(resolve => http.listen(0, 'localhost', resolve))
const address = http.address()
const origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`

const keeper = () => {
  const ids = Array.from({ length: CONVERSATIONS }, () => randomUUID())
  const asked: Pick<Client<typeof ConversationService>, 'listMemberships'> = {
    listMemberships: async () => ({
      $typeName: 'torrent.conversation.v1.ListMembershipsResponse',
      conversationIds: [...ids],
    }),
  }
  return asked as Client<typeof ConversationService>
}
await createRealtimeService({
  attach: http,
  allowedOrigin: origin,
  // A new object each time, as from a token that was read.
  authenticate: async ({ cookie = '' }) => ({
    ...{ subject: cookie, tenant: 'acme-metal', roles: ['sales', 'approver'] },
    ...{ name: '佐藤 健一', email: 'sales@acme-metal.example' },
  }),
  conversations: { channel: keeper(), chat: keeper() },
  tokenFor: async () => 'token',
})
process.send?.({ origin })
