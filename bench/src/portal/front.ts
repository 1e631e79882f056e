import { once } from 'node:events'
import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import { connect } from 'node:net'
import type { Answer, Packaging } from './packaging.ts'

/** A door of its own to a running portal. */
export interface Front {
  origin: string
  close(): Promise<void>
}

/**
 * Opens a door in front of the portal: everything goes through to the gateway, but pages and scripts come from another
 * packaging of the same screens where one is given. Both sides of a comparison are measured through a door, so that both
 * pay for it. It keeps what never changes, as a proxy or a content delivery network in front of a portal does: otherwise
 * the portal's files would come from further away than those of the other packaging.
 */
export async function openFront(portal: string, packaging?: Packaging): Promise<Front> {
  const upstream = new URL(portal)
  const agent = new Agent({ keepAlive: true })
  const kept = new Map<string, Answer>()
  const server = createServer((incoming, outgoing) => {
    const url = incoming.url ?? '/'
    const file = packaging?.file(url) ?? kept.get(url)
    if (file) outgoing.writeHead(200, file.headers).end(file.content)
    else pass(incoming, outgoing)
  })

  function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method, url } = incoming
    const headers = asIfDirect(incoming.headers)
    const fail = (error: Error) => {
      if (outgoing.headersSent) outgoing.destroy()
      else outgoing.writeHead(502, { 'content-type': 'text/plain' }).end(error.message)
    }
    const { hostname: host, port } = upstream
    const further = request({ host, port, method, path: url, headers, agent })
    further.on('information', ({ statusCode, headers: { link } }) => {
      if (statusCode === 103 && link && !packaging) outgoing.writeEarlyHints({ link })
    })
    further.once('response', answer => void give(answer, incoming, outgoing).catch(fail))
    further.once('error', fail)
    incoming.pipe(further)
  }

  async function give(answer: IncomingMessage, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const headers = asIfHere(answer.headers)
    const isPage = answer.statusCode === 200 && headers['content-type']?.startsWith('text/html')
    if (incoming.url && headers['cache-control']?.includes('immutable')) {
      const file = { headers, content: await bodyOf(answer) }
      // Browsers of one kind ask for one encoding.
      if (answer.statusCode === 200) kept.set(incoming.url, file)
      outgoing.writeHead(answer.statusCode ?? 502, headers).end(file.content)
      return
    }
    if (!packaging || !isPage || incoming.url?.startsWith('/oidc')) {
      outgoing.writeHead(answer.statusCode ?? 502, headers)
      answer.pipe(outgoing)
      return
    }
    const page = packaging.page(await bodyOf(answer), headers, incoming.url ?? '/')
    outgoing.writeHead(200, page.headers).end(page.content)
  }

  /** Redirects and the content security policy name the portal's own address. */
  function asIfHere(headers: IncomingHttpHeaders): IncomingHttpHeaders {
    const change = (value: string) => value.replaceAll(upstream.host, new URL(origin()).host)
    const changed = ['location', 'content-security-policy', 'link'].flatMap(name => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, change(value)]] : []
    })
    return { ...headers, ...Object.fromEntries(changed) }
  }

  /** The gateway believes neither another host nor another origin. */
  function asIfDirect(headers: IncomingHttpHeaders): IncomingHttpHeaders {
    const direct: IncomingHttpHeaders = { ...headers, host: upstream.host }
    if (headers.origin) direct.origin = upstream.origin
    if (headers.referer) direct.referer = headers.referer.replace(origin(), upstream.origin)
    return direct
  }

  server.on('upgrade', (incoming: IncomingMessage, socket, head) => {
    const further = connect(Number(upstream.port), upstream.hostname, () => {
      const lines = Object.entries(asIfDirect(incoming.headers)).map(([name, value]) => `${name}: ${value}`)
      further.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      further.write(head)
      further.pipe(socket).pipe(further)
    })
    for (const end of [further, socket]) end.on('error', () => [further, socket].map(each => each.destroy()))
  })

  const origin = () => `http://localhost:${port}`
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: origin(),
    async close() {
      server.closeAllConnections()
      agent.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk)
  return Buffer.concat(chunks)
}
