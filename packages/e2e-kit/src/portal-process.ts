import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deployApi } from './deploy-api.ts'

/** For what never starts; a busy machine may take long. */
const START_LIMIT_MS = 150_000

/** Keeps the platform's compiled code from one start to the next: tests start many portals. */
const COMPILE_CACHE = join(tmpdir(), 'torrent-node-compile')

/** Starts a BFF of another repository, told where the portal is; answers where it listens itself. */
export type StartBff = (portal: string) => Promise<{ url: string; close(): Promise<unknown> }>

export interface PortalOptions {
  /** Any free one when absent. */
  port?: number
  /** A folder whose data stays when the portal is disposed of; a temporary one when absent. */
  dataDir?: string
  /** Variables for the platform's process, e.g. `TORRENT_ELSEWHERE`. */
  environment?: Readonly<Record<string, string>>
  /** BFFs of another repository by name. They run in this process, and the portal is told where. */
  bffs?: Readonly<Record<string, StartBff>>
  /** Micro-frontends that a dev server serves: name → address of its mf-manifest.json. */
  devRemotes?: Readonly<Record<string, string>>
}

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
  /** Ends it with its BFFs and deletes its data, unless the folder was given. */
  dispose(): Promise<void>
}

/** Starts a portal and resolves when it is ready. Rejects with what it printed when it ends before that. */
export async function startPortal(options: PortalOptions = {}): Promise<PortalProcess> {
  const port = options.port ?? (await freePort())
  const origin = `http://localhost:${port}`
  const dataDir = options.dataDir ?? (await temporaryFolder())
  const closing: (() => Promise<unknown>)[] = []
  let child: ChildProcess | undefined
  let exited: Promise<void> = Promise.resolve()

  async function start(more: Record<string, string> = {}): Promise<void> {
    const remotes = Object.entries(options.devRemotes ?? {}).map(([name, url]) => `${name}=${url}`)
    const env = {
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      ...process.env,
      ...(remotes.length > 0 ? { TORRENT_DEV_REMOTES: remotes.join(',') } : {}),
      ...options.environment,
      ...more,
      ...{ PORT: String(port), TORRENT_DATA: dataDir },
    }
    // The channel tells the platform when this process is killed, so that it ends as well.
    const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', 'ipc']
    // In a checkout or installed: the platform is where its package is.
    const platform = fileURLToPath(import.meta.resolve('@torrent/platform/embedded'))
    const started = spawn(node24(), [platform], { env, stdio })
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
    origin,
    dataDir,
    pid: () => child?.pid,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    start,
    ended: () => exited,
    async dispose() {
      await end('SIGTERM')
      for (const close of closing.splice(0)) await close()
      if (options.dataDir === undefined) await deleteData(dataDir)
    },
  }
  try {
    await start()
    for (const [name, startBff] of Object.entries(options.bffs ?? {})) {
      const { url, close } = await startBff(origin)
      closing.push(close)
      await deployApi({ origin, dataDir }).registerBff(name, url)
    }
    return portal
  } catch (error) {
    await portal.dispose()
    throw error
  }
}

/** The Node.js that runs this, or the one that came along as a package when this one is too old for the platform. */
function node24(): string {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major >= 24) return process.execPath
  return createRequire(import.meta.url).resolve('node/bin/node')
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'torrent-e2e-'))
  await chmod(folder, 0o711) // PostgreSQL's user passes through it when we are root
  return folder
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
