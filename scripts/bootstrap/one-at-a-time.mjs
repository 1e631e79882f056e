import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { processIdentity } from './process-identity.mjs'
import { continueUnlessStopping } from './processes.mjs'
import { ROOT } from './root.mjs'
import { say } from './terminal.mjs'

const LOCK = join(ROOT, '.turbo', 'bootstrap.lock')

/**
 * Two commands started at once in one checkout must not install or build at the same time: the second waits.
 * @param {() => Promise<void>} work
 */
export async function oneAtATime(work) {
  mkdirSync(join(ROOT, '.turbo'), { recursive: true })
  let told = false
  while (!tryLock()) {
    if (!told) say('Waiting for another command that installs or builds in this checkout …')
    told = true
    await delay(500)
    continueUnlessStopping()
  }
  try {
    await work()
  } finally {
    rmSync(LOCK, { force: true })
  }
}

function tryLock() {
  try {
    writeFileSync(LOCK, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) }), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  }
  if (!isHeld(LOCK)) rmSync(LOCK, { force: true })
  return false
}

/**
 * Whether the process that wrote this lock file still runs.
 * @param {string} path
 * @returns {number | undefined} its process id
 */
export function isHeld(path) {
  try {
    const { pid, identity } = JSON.parse(readFileSync(path, 'utf8'))
    return processIdentity(pid) === identity ? pid : undefined
  } catch {
    return undefined
  }
}
