import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { extname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { log } from '@torrent/service-kit'

/** The services that may be taken out of the platform's process. */
const MOVABLE = new Set(['quote', 'order', 'shipping'])
const RESTART_MS = 500
/** Above the 12 s that an orderly stop may take. */
const STOP_WITHIN_MS = 13_000

export interface Elsewhere {
  stop(): Promise<void>
}

/**
 * Starts services by their own entries in `platform/`, each in a process of its own, and again when one has died.
 * Resolves when all of them are ready; rejects when one cannot be started.
 */
export async function startElsewhere(
  names: readonly string[],
  environmentOf: (name: string) => Record<string, string>,
): Promise<Elsewhere> {
  const unknown = names.filter(name => !MOVABLE.has(name))
  if (unknown.length > 0) throw new TypeError(`${unknown} cannot run elsewhere, only ${[...MOVABLE].join(', ')}`)
  const running = new Map<string, ChildProcess>()
  let stopping = false

  async function start(name: string): Promise<void> {
    const child = fork(entryOf(name), {
      env: { ...process.env, ...environmentOf(name) },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    running.set(name, child)
    await untilReady(name, child)
    child.once('exit', (code, signal) => {
      if (!stopping) void again(name, signal ?? `code ${code}`)
    })
  }

  async function again(name: string, how: string): Promise<void> {
    log.warn({ service: name, how }, 'a service has ended, starting it again')
    while (!stopping) {
      try {
        return await start(name)
      } catch (error) {
        log.error({ service: name, error: String(error) }, 'a service could not be started again')
        await new Promise(resolve => setTimeout(resolve, RESTART_MS))
      }
    }
  }

  async function stop(): Promise<void> {
    stopping = true
    await Promise.all([...running.values()].map(end))
  }

  try {
    await Promise.all(names.map(start))
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

/** The service's entry in `platform/`: TypeScript as this file is, or what both were compiled to. */
function entryOf(name: string): string {
  return join(import.meta.dirname, '..', name + extname(import.meta.filename))
}

async function untilReady(name: string, child: ChildProcess): Promise<void> {
  const ready = Promise.withResolvers<void>()
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', line => {
      console.log(line)
      if (line.startsWith(`${name} is ready on `)) ready.resolve()
    })
  }
  const gone = () => ready.reject(new Error(`the ${name} service ended before it was ready`))
  child.once('exit', gone)
  await ready.promise
  child.off('exit', gone)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
  await gone
  clearTimeout(limit)
}
