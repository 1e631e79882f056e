import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { processIdentity } from './process-identity.mjs'

const HOLDER = fileURLToPath(new URL('./hold-process.fixture.mjs', import.meta.url))
const ORDERLY = `
  process.on('SIGTERM', () => { console.log('orderly'); process.exit(7) })
  console.log(process.pid)
  setInterval(() => undefined, 1_000)`
const STUBBORN = `
  process.on('SIGTERM', () => undefined)
  console.log(process.pid)
  setInterval(() => undefined, 1_000)`

/** Ample on a busy machine; far below the 15 s after which a process is ended by force. */
const WITHIN = { timeout: 10_000 }

const holders = new Set<ChildProcess>()

afterEach(() => {
  for (const holder of holders) holder.kill('SIGKILL')
  holders.clear()
})

async function hold(script: string, grace = 15) {
  const holder = spawn(process.execPath, [HOLDER, script, String(grace)], { stdio: ['ignore', 'pipe', 'inherit'] })
  holders.add(holder)
  const lines: string[] = []
  const output = createInterface(holder.stdout).on('line', line => lines.push(line))
  await once(output, 'line')
  const pid = Number(lines[0])
  expect(processIdentity(pid)).toBeDefined()
  return { holder, lines, pid }
}

for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT'] as const) {
  test(`what we run stops in an orderly way when we get ${signal}`, async () => {
    const { holder, lines, pid } = await hold(ORDERLY)
    holder.kill(signal)
    await expect.poll(() => lines, WITHIN).toContain('orderly')
    await expect.poll(() => processIdentity(pid), WITHIN).toBeUndefined()
  })
}

test('what we run is ended when it does not stop by itself', async () => {
  const { holder, pid } = await hold(STUBBORN, 1)
  holder.kill('SIGKILL')
  await expect.poll(() => processIdentity(pid), WITHIN).toBeUndefined()
})

test('we end with the exit code of what we run', async () => {
  const { holder, pid } = await hold(ORDERLY)
  process.kill(pid, 'SIGTERM')
  const [code] = await once(holder, 'exit')
  expect(code).toBe(7)
})
