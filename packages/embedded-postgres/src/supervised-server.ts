import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import type { ClusterPlace } from './cluster-place.ts'
import { SERVER_ENVIRONMENT } from './initialise.ts'

/**
 * Runs the server for as long as its standard input is open. That pipe closes when we close it and also when we are
 * killed, in whatever way: no server is left behind. First a fast shutdown (SIGINT), after 10 s without the usual
 * checkpoint (SIGQUIT: the next start recovers from the log). Prints the server's process id.
 */
const SUPERVISOR = `
"$@" </dev/null &
server=$!
echo "$server"
{
  while read -r _; do :; done
  trap '' TERM
  kill -INT "$server"
  tries=0
  while kill -0 "$server" && [ "$tries" -lt 100 ]; do tries=$((tries + 1)); sleep 0.1; done
  if [ "$tries" -eq 100 ]; then kill -QUIT "$server"; fi
} <&3 2>/dev/null &
exec 3<&-
watcher=$!
wait "$server"
code=$?
exec 2>/dev/null
kill "$watcher"
wait "$watcher"
exit "$code"
`

/** How the server ended before it was ready; `output` is what it last printed. */
export class ServerFailedToStart extends Error {
  readonly output: string

  constructor(output: string) {
    super(`PostgreSQL did not start:\n${output}`)
    this.name = 'ServerFailedToStart'
    this.output = output
  }
}

/** A running server. */
export interface SupervisedServer {
  /** Resolves when the server has ended, for whatever reason, to a description of how. */
  ended: Promise<string>
  /** Ends it in an orderly way; resolves when no process of it is left. */
  stop(): Promise<void>
}

/** Starts the server and waits until it accepts connections. Throws {@link ServerFailedToStart}. */
export async function superviseServer(
  binaries: string,
  { data, user }: ClusterPlace,
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<SupervisedServer> {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = [join(binaries, 'bin', 'postgres'), '-D', data, ...options]
  const shell = spawn('/bin/sh', ['-c', `exec 3<&0\n${SUPERVISOR}`, 'postgres', ...command], {
    ...user,
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    // A process group of its own: Ctrl-C in the terminal reaches us only, and we stop the server last.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  shell.stdin.on('error', () => undefined) // it ended first
  const tail: string[] = []
  const stderr = createInterface(shell.stderr).on('line', line => {
    log(line)
    tail.push(line)
    if (tail.length > 20) tail.shift()
  })
  const ended = endOf(shell)
  const pid = await Promise.race([once(createInterface(shell.stdout), 'line').then(([line]) => String(line)), ended])

  let running = true
  ended.then(() => {
    running = false
  })
  while (running && !(await isReady(data, pid))) await delay(10)
  if (!running) {
    await Promise.race([once(stderr, 'close'), delay(1_000)])
    throw new ServerFailedToStart(tail.join('\n'))
  }
  return {
    ended,
    async stop() {
      shell.stdin.end()
      await ended
    },
  }
}

function endOf(shell: ChildProcess): Promise<string> {
  return new Promise(resolve => {
    shell.once('error', error => resolve(error.message))
    shell.once('exit', (code, signal) => resolve(signal ? `stopped by ${signal}` : `ended with code ${code}`))
  })
}

/** The server writes its state into the eighth line of its lock file (miscadmin.h, LOCK_FILE_LINE_PM_STATUS). */
async function isReady(data: string, pid: string): Promise<boolean> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  return lines[0]?.trim() === pid && lines[7]?.trim() === 'ready'
}
