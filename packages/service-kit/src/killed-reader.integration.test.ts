import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { testDatabase } from '../testing/index.ts'
import { openPostgresBroker } from './broker-postgres.ts'
import type { CrashPoint } from './crash-points.ts'

const READER = fileURLToPath(new URL('./consume.fixture.ts', import.meta.url))

/** A reader in a process of its own, and what it has handled. */
function startReader(url: string, crashAt = '') {
  const child = spawn(process.execPath, [READER, url], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, TORRENT_CRASH_AT: crashAt },
  })
  const heard: string[] = []
  createInterface(child.stdout).on('line', line => heard.push(line))
  return { child, heard, ended: once(child, 'close') }
}

test.each<CrashPoint>(['consumer.before-handle', 'consumer.before-offset'])(
  'a reader killed at %s leaves nothing unread: what it had not confirmed comes again, in order',
  async point => {
    const url = await testDatabase('broker')
    const broker = await openPostgresBroker(url)
    const ids = Array.from({ length: 30 }, () => randomUUID())
    const publish = (id: string) =>
      broker.publish([
        { topic: 't', message: { id, key: 'k', type: '', tenant: 'acme', version: 0, traceparent: '', payload: null } },
      ])
    for (const id of ids.slice(0, 10)) await publish(id)
    const killed = startReader(url, `${point}#1`)
    const [, signal] = await killed.ended
    expect(signal).toBe('SIGKILL')
    for (const id of ids.slice(10)) await publish(id)
    const next = startReader(url)
    try {
      await vi.waitFor(() => expect(next.heard).toContain(ids.at(-1)), { timeout: 20_000 })
      expect(next.heard).toEqual(ids)
      expect(killed.heard).toEqual(point === 'consumer.before-handle' ? [] : ids.slice(0, 10))
    } finally {
      next.child.kill()
      await next.ended
      await broker.close()
    }
  },
)
