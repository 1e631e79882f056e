import { execFile } from 'node:child_process'
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { processIdentity } from './process-identity.ts'

const run = promisify(execFile)

/**
 * Ends a server that still runs on this data directory although whoever started it is gone, and removes a lock file
 * that names a process which is something else by now (PostgreSQL itself only looks whether such a process exists).
 * The caller holds the data folder's lock, so that no living platform owns that server.
 */
export async function stopOrphan(data: string, log: (line: string) => void): Promise<void> {
  const lockFile = join(data, 'postmaster.pid')
  const text = await readFile(lockFile, 'utf8').catch(() => undefined)
  if (text === undefined) return
  const pid = Number(text.split('\n')[0])
  if (!(pid > 0) || !(await isServerOf(data, pid))) return rm(lockFile, { force: true })

  log(`A PostgreSQL server of an earlier run (process ${pid}) is still there; stopping it`)
  for (const [signal, seconds] of [
    ['SIGINT', 15],
    ['SIGQUIT', 10],
    ['SIGKILL', 5],
  ] as const) {
    signalProcess(pid, signal)
    for (let waited = 0; waited < seconds * 1_000; waited += 20) {
      if (!(await isServerOf(data, pid))) return
      await delay(20)
    }
  }
  throw new Error(`A PostgreSQL server (process ${pid}) runs on ${data} and does not stop.`)
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function isServerOf(data: string, pid: number): Promise<boolean> {
  if ((await processIdentity(pid)) === undefined) return false
  // A server changes into its data directory; that also holds after the folder was moved.
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  if (cwd !== undefined) return cwd === (await realpath(data))
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.includes(`-D ${data}`)
}
