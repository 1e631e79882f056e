import { once } from 'node:events'
import type { Server } from 'node:http'
import { createServer, type Server as NetServer, type Socket } from 'node:net'

export interface Listeners {
  /** Where this process reaches the server, e.g. `http://127.0.0.1:3000`. */
  localUrl: string
  /** Takes no new connections and waits for running requests; ends what is still open after `graceMs`, sockets too. */
  close(graceMs: number): Promise<void>
}

const SWEEP_MS = 50

/**
 * Makes the server listen. Without a host: on this machine only, by IPv4 and, where there is IPv6, by that too, since
 * browsers may take either for `localhost`. The second address is a mere socket that hands its connections over, so
 * that one server sees all requests and upgrades.
 */
export async function listenOn(server: Server, port: number, host?: string): Promise<Listeners> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await listening(server, port, host ?? '127.0.0.1')
  const address = server.address()
  const actual = typeof address === 'object' && address !== null ? address.port : port
  const second = host === undefined ? await loopbackIpv6(server, actual) : undefined
  const name = host === undefined || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return {
    localUrl: `http://${name.includes(':') ? `[${name}]` : name}:${actual}`,
    async close(graceMs) {
      const closed = [server, second].map(async one => {
        if (one === undefined) return
        one.close()
        await once(one, 'close')
      })
      // A connection that was busy a moment ago is idle now, and would stay open for the next request.
      const sweeping = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
      const patience = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, graceMs)
      await Promise.all(closed)
      clearInterval(sweeping)
      clearTimeout(patience)
    },
  }
}

async function loopbackIpv6(server: Server, port: number): Promise<NetServer | undefined> {
  const second = createServer(socket => server.emit('connection', socket))
  try {
    await listening(second, port, '::1')
    return second
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return undefined
    server.close()
    throw error
  }
}

async function listening(server: NetServer, port: number, host: string): Promise<void> {
  // `once` rejects when the server emits `error` first.
  const started = once(server, 'listening')
  server.listen({ port, host, exclusive: true })
  await started
}
