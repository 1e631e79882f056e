import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'

const CHECKOUT = join(import.meta.dirname, '../..')
const VITE = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')

export interface DevelopmentServer {
  origin: string
  /** A copy of the micro-frontend's sources, which a test may change. */
  folder: string
  stop(): Promise<void>
}

/** Serves a copy of a micro-frontend of this checkout from its sources, as a developer does. */
export async function startDevelopmentServer(name: string): Promise<DevelopmentServer> {
  // Inside of the checkout, where its packages are found.
  const folder = await mkdtemp(join(CHECKOUT, `.torrent-dev-${name}-`))
  const kept = (path: string) => !/[/\\](?:dist|node_modules|\.turbo)(?:[/\\]|$)/.test(path)
  await cp(join(CHECKOUT, `mfe-${name}`), folder, { recursive: true, filter: kept })
  const port = await freePort()
  const child = spawn(process.execPath, [VITE, '--port', `${port}`], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk
      if (output.includes('ready in')) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', () => reject(new Error(`Vite ended:\n${output}`)))
  })
  return {
    origin: `http://localhost:${port}`,
    folder,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('No port is free')
  return address.port
}
