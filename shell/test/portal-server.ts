import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Bootstrap } from '@torrent/contracts/bootstrap'

export interface PortalServerOptions {
  /** Folder of the built shell. */
  shell: string
  /** Folders of built micro-frontends by name. */
  releases: Readonly<Record<string, string>>
  bootstrap: Bootstrap
  /** A development server that serves one of the micro-frontends. */
  developmentOrigin?: string
  /** Answers of BFFs by path, e.g. `portal/trpc/jobs.list`. */
  answers?: Readonly<Record<string, unknown>>
}

export interface PortalServer {
  origin: string
  /** Changes what a request gets: a dead or slow micro-frontend. Undefined serves it as usual. */
  intercept: { handle?: (url: string, response: ServerResponse) => boolean }
  bootstrap: Bootstrap
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
}

/** The gateway's part of a page load, for tests of the shell alone: static files, the bootstrap block, its headers. */
export async function startPortalServer(options: PortalServerOptions): Promise<PortalServer> {
  const intercept: PortalServer['intercept'] = {}
  const portal = { ...options.bootstrap }
  const policy = contentSecurityPolicy(options.developmentOrigin)

  function serve(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/')
    if (intercept.handle?.(path, response)) return
    if (path.startsWith('/api/')) {
      answer(response, options.answers?.[path.slice('/api/'.length)])
      return
    }
    const file = fileFor(path)
    if (file) sendFile(response, file)
    else if (path.startsWith('/releases/') || path.startsWith('/assets/')) response.writeHead(404).end()
    else sendPage(response)
  }

  function fileFor(path: string): string | undefined {
    const [, name = '', rest = ''] = /^\/releases\/([a-z]+)\/[^/]+\/(.+)$/.exec(path) ?? []
    const folder = options.releases[name]
    const file = folder ? join(folder, rest) : join(options.shell, path)
    return path !== '/' && existsSync(file) && statSync(file).isFile() ? file : undefined
  }

  function sendPage(response: ServerResponse): void {
    const block = JSON.stringify(portal).replaceAll('<', '\\u003c')
    const html = readFileSync(join(options.shell, 'index.html'), 'utf8').replace(
      '</head>',
      `<script type="application/json" id="torrent-bootstrap">${block}</script></head>`,
    )
    response
      .writeHead(200, {
        'content-type': types['.html'],
        'content-security-policy': policy,
        'cache-control': 'no-store',
      })
      .end(html)
  }

  const server: Server = createServer(serve)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    intercept,
    bootstrap: portal,
    close() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

/** As the gateway's: nothing inline, unless a development server is named. */
function contentSecurityPolicy(developmentOrigin?: string): string {
  const more = developmentOrigin ? ` ${developmentOrigin}` : ''
  return [
    "default-src 'none'",
    `script-src 'self'${more}`,
    `style-src 'self'${more && ` 'unsafe-inline'${more}`}`,
    "img-src 'self' data:",
    `connect-src 'self'${more && `${more} ${developmentOrigin?.replace('http', 'ws')}`}`,
    "base-uri 'none'",
  ].join('; ')
}

function sendFile(response: ServerResponse, file: string): void {
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(response)
}

function answer(response: ServerResponse, data: unknown): void {
  response
    .writeHead(data === undefined ? 404 : 200, { 'content-type': 'application/json' })
    .end(JSON.stringify(data === undefined ? {} : { result: { data } }))
}
