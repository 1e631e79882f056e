import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { Stop } from './terminal.mjs'

/**
 * Runs a command in a process group of its own for as long as standard input is open. That pipe closes when we close
 * it and when we are killed, in whatever way; then the command gets SIGTERM and, some seconds later, SIGKILL. What
 * it left running in its group ends with it.
 */
const TIED = `
exec 3<&0
grace=$1
shift
"$@" </dev/null 3<&- &
child=$!
{
  while read -r _; do :; done
  trap '' TERM
  kill -TERM "$child"
  tries=0
  while kill -0 "$child" && [ "$tries" -lt "$grace" ]; do tries=$((tries + 1)); sleep 0.1; done
  if [ "$tries" -eq "$grace" ]; then kill -KILL "$child"; fi
} <&3 >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait "$child"
code=$?
exec 2>/dev/null
trap '' TERM
kill "$watcher"
wait "$watcher"
kill -TERM 0
if [ "$code" -ge 128 ]; then kill -KILL 0; fi
exit "$code"
`

/**
 * A running command that cannot outlive us.
 * @typedef {{ ended: Promise<number>, output: () => string, stop: () => Promise<number> }} TiedProcess
 */

/** @type {Set<TiedProcess>} */
const tied = new Set()

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, show?: boolean, grace?: number }} [options] `show`: print its output
 *   as it comes, instead of keeping it; `grace`: how many seconds it has to stop in an orderly way
 * @returns {TiedProcess}
 */
export function startTied(command, args, { env = process.env, cwd, show = false, grace = 15 } = {}) {
  const output = show ? 'inherit' : 'pipe'
  const child = spawn('/bin/sh', ['-c', TIED, 'tied', String(grace * 10), command, ...args], {
    env,
    cwd,
    detached: true,
    stdio: ['pipe', output, output],
  })
  child.stdin?.on('error', () => undefined) // it ended first
  let kept = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', text => {
      kept += text
    })
  }
  /** @type {TiedProcess} */
  const running = {
    ended: new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal ?? 'SIGKILL'] ?? 9)))
    }),
    output: () => kept,
    stop() {
      child.stdin?.end()
      return running.ended
    },
  }
  tied.add(running)
  const forget = () => tied.delete(running)
  running.ended.then(forget, forget)
  return running
}

/**
 * Runs a command to its end. It is one that may be broken off at any point: it gets 2 s when we are to stop.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, minutes?: number }} [options] `minutes`: when to give up
 * @returns {Promise<{ code: number, output: string }>} what it printed on both streams
 */
export async function run(command, args, { minutes, ...options } = {}) {
  const running = startTied(command, args, { ...options, grace: 2 })
  let output = ''
  const giveUp = () => {
    output = `\nGiven up after ${minutes} minutes.\n`
    running.stop()
  }
  const timer = minutes === undefined ? undefined : setTimeout(giveUp, minutes * 60_000)
  const code = await running.ended
  clearTimeout(timer)
  return { code, output: running.output() + output }
}

/** Set once we were asked to stop: whatever ends now did so on request. */
let stopping = false

/** Throws if we have been asked to stop: the next step of the work must not begin. */
export function continueUnlessStopping() {
  if (stopping) throw new Stop('', 130)
}

/**
 * From now on Ctrl-C, SIGTERM, or the end of the npm that started us stop every tied process in an orderly way.
 * A second Ctrl-C stops waiting for them.
 */
export function stopTogether() {
  let first = 0
  const stop = () => {
    // One Ctrl-C arrives twice: from the terminal and again from npm, which passes it on.
    if (stopping && Date.now() - first > 1_000) process.exit(130)
    if (stopping) return
    stopping = true
    first = Date.now()
    for (const each of tied) each.stop()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)
  if (process.env.npm_lifecycle_event) onNpmEnd(stop)
}

/**
 * npm killed with SIGKILL takes nobody with it. Between npm and us there may be a shell, which outlives npm as we do.
 * @param {() => void} callback
 */
function onNpmEnd(callback) {
  const parent = process.ppid
  const [grandparent = '', name = ''] = lookUp(parent)
  const npm = /(^|\/)(ba|da|z)?sh$/.test(name) ? Number(grandparent) : parent
  const timer = setInterval(() => {
    if (process.ppid === parent && isAlive(npm)) return
    clearInterval(timer)
    callback()
  }, 300)
  timer.unref()
}

/**
 * The parent and the name of a process.
 * @param {number} pid
 * @returns {string[]}
 */
function lookUp(pid) {
  try {
    if (process.platform === 'linux') {
      const [, name = '', parent = ''] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
      return [parent, name]
    }
    return execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
  } catch {
    return []
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
