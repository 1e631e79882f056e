import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const NODE = join(ROOT, 'node_modules', '.bin', 'node')
const START_LIMIT_MS = 60_000

/** A whole portal in a process of its own, on a free port, with data of its own. */
export interface PortalProcess {
  origin: string
  dataDir: string
  /** The process id of the platform, while it runs. */
  pid(): number | undefined
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>
  /** Ends it in an orderly way. */
  stop(): Promise<void>
  /** Starts it again with the same data, on the same port. */
  start(environment?: Record<string, string>): Promise<void>
  /** Resolves when the process has ended by itself. */
  ended(): Promise<void>
  /** Ends it and deletes its data. */
  dispose(): Promise<void>
}

/** Starts a portal and resolves when it is ready. Rejects with what it printed when it ends before that. */
export async function startPortal(environment: Record<string, string> = {}): Promise<PortalProcess> {
  const port = await freePort()
  const dataDir = await mkdtemp(join(tmpdir(), 'torrent-e2e-'))
  await chmod(dataDir, 0o711) // PostgreSQL's user passes through it when we are root
  let child: ChildProcess | undefined
  let exited: Promise<void> = Promise.resolve()

  async function start(more: Record<string, string> = {}): Promise<void> {
    const env = { ...process.env, ...environment, ...more, PORT: String(port), TORRENT_DATA: dataDir }
    // The channel tells the platform when this process is killed, so that it ends as well.
    const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', 'ipc']
    const started = spawn(NODE, [join(ROOT, 'platform', 'embedded.ts')], { cwd: ROOT, env, stdio })
    child = started
    exited = new Promise(resolve => started.once('exit', () => resolve()))
    await untilReady(started)
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    child?.kill(signal)
    await exited
    child = undefined
  }

  const portal: PortalProcess = {
    origin: `http://localhost:${port}`,
    dataDir,
    pid: () => child?.pid,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    start,
    ended: () => exited,
    async dispose() {
      await end('SIGTERM')
      await deleteData(dataDir)
    },
  }
  await start()
  return portal
}

/** The platform says on standard output when people can sign in. */
function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const limit = setTimeout(() => reject(new Error(`The portal was not ready in time.\n${printed}`)), START_LIMIT_MS)
    const take = (chunk: Buffer) => {
      printed += chunk.toString()
      if (!printed.includes('Torrent is ready on')) return
      clearTimeout(limit)
      resolve()
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    child.once('exit', code => {
      clearTimeout(limit)
      reject(new Error(`The portal ended with ${code} before it was ready.\n${printed}`))
    })
  })
}

/** The database may lie elsewhere when the folder's path was not reachable for its user; the platform knows where. */
async function deleteData(dataDir: string): Promise<void> {
  const { resetDataFolder } = await import('@torrent/embedded-postgres')
  await resetDataFolder(dataDir)
  await rm(dataDir, { recursive: true, force: true })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
