import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { environmentForVite } from './build-fixtures.ts'

export interface DevServer {
  origin: string
  stop(): Promise<void>
}

/** Starts Vite for a micro-frontend as `npm run dev` does: in a process of its own, on a free port. */
export async function startDevServer(root: string): Promise<DevServer> {
  const port = await freePort()
  const vite = join(import.meta.dirname, '../../node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, '--port', String(port)], {
    cwd: root,
    env: environmentForVite(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
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
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('No port is free')
  return address.port
}
