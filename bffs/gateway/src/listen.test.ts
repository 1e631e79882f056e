import { createServer, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { listenOn } from './listen.ts'

/** A server whose answers the test gives; both addresses of this machine lead to it. */
async function start(host?: string) {
  const asked: ServerResponse[] = []
  const waiting: (() => void)[] = []
  const server = createServer({ keepAliveTimeout: 60_000 }, (_request, response) => {
    asked.push(response)
    waiting.shift()?.()
  })
  server.on('upgrade', (_request, socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'))
  const listeners = await listenOn(server, 0, host)
  const port = Number(new URL(listeners.localUrl).port)
  return { server, listeners, port, asked, untilAsked: () => new Promise<void>(resolve => waiting.push(resolve)) }
}

test('closing waits for the answer that is under way, and not for connections kept open', async () => {
  for (const address of ['127.0.0.1', '[::1]']) {
    const { listeners, port, asked, untilAsked } = await start()
    const comes = untilAsked()
    const answer = fetch(`http://${address}:${port}/`)
    await comes
    let closed = false
    const closing = listeners.close(10_000).then(() => {
      closed = true
    })
    await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow()
    expect(closed).toBe(false)
    asked[0]?.end('done')
    expect(await (await answer).text()).toBe('done')
    await closing
  }
})

test('what does not end by itself is ended: a request without answer, a socket of another protocol', async () => {
  const { listeners, port, untilAsked } = await start()
  const comes = untilAsked()
  const hanging = fetch(`http://127.0.0.1:${port}/`)
  const refused = expect(hanging).rejects.toThrow()
  const socket = connect(port, '127.0.0.1')
  await new Promise<void>(resolve => {
    socket.once('data', () => resolve())
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n')
  })
  await comes
  socket.on('error', () => undefined)
  const ended = new Promise<void>(resolve => socket.once('close', () => resolve()))
  await listeners.close(50)
  await ended
  await refused
})

test('with a host named, it listens there and nowhere else', async () => {
  const { listeners, port } = await start('127.0.0.1')
  await expect(fetch(`http://[::1]:${port}/`)).rejects.toThrow()
  await listeners.close(50)
})
