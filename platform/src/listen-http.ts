import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Closing } from './run-alone.ts'

/** Makes a server listen on `host:port`, port 0 being any free one; answers the address it has then. */
export async function listenHttp(server: Server, address: string, closing: Closing): Promise<string> {
  const colon = address.lastIndexOf(':')
  const host = address.slice(0, colon)
  server.listen(Number(address.slice(colon + 1)), host)
  await once(server, 'listening')
  closing.push(async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  })
  return `${host}:${(server.address() as AddressInfo).port}`
}
