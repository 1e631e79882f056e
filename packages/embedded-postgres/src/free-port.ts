import { once } from 'node:events'
import { createServer } from 'node:net'

/** Whether a server could listen on this port of the loopback address now. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined
}

/** A port of the loopback address that nobody listens on now. */
export async function freePort(): Promise<number> {
  const port = await listenOnce(0)
  if (port === undefined) throw new Error('This machine has no free TCP port.')
  return port
}

async function listenOnce(port: number): Promise<number | undefined> {
  const server = createServer()
  const listening = await Promise.race([
    once(server.listen(port, '127.0.0.1'), 'listening').then(() => true),
    once(server, 'error').then(() => false),
  ]).catch(() => false)
  if (!listening) return undefined
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' ? address?.port : undefined
}
