import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Bootstrap } from '@torrent/contracts/bootstrap'
import { createShellBuild, pageHeaders, writePage } from '@torrent/gateway-bff/pages'

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

/** A page load as the gateway does it, for tests of the shell alone: its pages and headers, and files kept for ever. */
export async function startPortalServer(options: PortalServerOptions): Promise<PortalServer> {
  const intercept: PortalServer['intercept'] = {}
  const portal = { ...options.bootstrap }
  const devOrigins = options.developmentOrigin ? [options.developmentOrigin] : []
  const shellBuild = createShellBuild(options.shell)
  // Before any test has damaged a file, as the portal does when a release is published.
  const integrity = Object.fromEntries(
    Object.entries(options.releases).flatMap(([name, folder]) => hashesOf(`/releases/${name}/1`, folder)),
  )

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
    else void sendPage(path, response)
  }

  function fileFor(path: string): string | undefined {
    const [, name = '', rest = ''] = /^\/releases\/([a-z]+)\/[^/]+\/(.+)$/.exec(path) ?? []
    const folder = options.releases[name]
    const file = folder ? join(folder, rest) : join(options.shell, path)
    return path !== '/' && existsSync(file) && statSync(file).isFile() ? file : undefined
  }

  async function sendPage(path: string, response: ServerResponse): Promise<void> {
    const usable = portal.remotes
      .filter(({ unusable }) => unusable === undefined)
      .map(({ name }) => `/releases/${name}/`)
    const { html, importMapHash } = writePage(
      await shellBuild(),
      {
        bootstrap: portal,
        integrity: Object.fromEntries(
          Object.entries(integrity).filter(([path]) => usable.some(folder => path.startsWith(folder))),
        ),
        preload: [],
        later: [],
        shared: [],
        urgent: true,
        devOrigins,
      },
      path,
    )
    response
      .writeHead(200, {
        'content-type': types['.html'],
        'cache-control': 'no-store',
        ...pageHeaders({ origin, importMapHash, devOrigins }),
      })
      .end(html)
  }

  const server: Server = createServer(serve)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const origin = originOf(server)
  return {
    origin,
    intercept,
    bootstrap: portal,
    close() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function hashesOf(address: string, folder: string): [path: string, hash: string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(?:js|css)$/.test(file))
    .map(file => {
      const hash = createHash('sha384')
        .update(readFileSync(join(folder, file)))
        .digest('base64')
      return [`${address}/${file}`, `sha384-${hash}`]
    })
}

function sendFile(response: ServerResponse, file: string): void {
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  createReadStream(file).pipe(response)
}

function answer(response: ServerResponse, data: unknown): void {
  response
    .writeHead(data === undefined ? 404 : 200, { 'content-type': 'application/json' })
    .end(JSON.stringify(data === undefined ? {} : { result: { data } }))
}
