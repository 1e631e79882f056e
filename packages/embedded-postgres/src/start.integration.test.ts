import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readRecord } from './cluster-place.ts'
import { DataFolderInUse } from './data-folder-lock.ts'
import { processIdentity } from './process-identity.ts'
import { resetDataFolder } from './reset.ts'
import { createServiceDatabase } from './service-database.ts'
import { type Postgres, type PostgresOptions, startPostgres } from './start.ts'

/** Killed processes lose nothing of what the system has; only a power cut would show the difference. */
const UNSYNCED = { fsync: 'off' }

let folder: string
const running = new Set<{ stop(): Promise<unknown> }>()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'torrent-postgres-'))
  await chmod(folder, 0o711)
})

afterEach(async () => {
  await Promise.all([...running].map(each => each.stop()))
  running.clear()
  await resetDataFolder(join(folder, 'data'))
  await rm(folder, { recursive: true, force: true })
})

async function start(options: Partial<PostgresOptions> = {}): Promise<Postgres> {
  const server = await startPostgres({ dataDir: join(folder, 'data'), settings: UNSYNCED, ...options })
  running.add(server)
  return server
}

async function stop(server: Postgres): Promise<void> {
  running.delete(server)
  await server.stop()
}

/** The server started by a process that can be killed like any other. */
async function startInOwnProcess(): Promise<{ holder: ChildProcess; url: string; server: number; supervisor: number }> {
  const script = fileURLToPath(new URL('./hold-server.fixture.ts', import.meta.url))
  const holder = spawn(process.execPath, [script, join(folder, 'data')], { stdio: ['ignore', 'pipe', 'inherit'] })
  running.add({ stop: async () => void (holder.exitCode ?? holder.kill('SIGKILL')) })
  const [url] = await Promise.race([
    once(createInterface(holder.stdout), 'line'),
    once(holder, 'exit').then(([code]) => Promise.reject(new Error(`It ended with code ${code}`))),
  ])
  const server = await serverPid()
  return { holder, url, server, supervisor: await parentOf(server) }
}

async function serverPid(): Promise<number> {
  const home = (await readRecord(join(folder, 'data')))?.place ?? ''
  const lock = join(home.startsWith('/') ? home : join(folder, 'data', home), 'data', 'postmaster.pid')
  return Number((await readFile(lock, 'utf8')).split('\n')[0])
}

interface Process {
  pid: number
  parent: number
}

async function processes(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid='])
  return stdout.split('\n').map(line => {
    const [pid, parent] = line.trim().split(/\s+/).map(Number)
    return { pid: pid ?? 0, parent: parent ?? 0 }
  })
}

async function parentOf(pid: number): Promise<number> {
  return (await processes()).find(each => each.pid === pid)?.parent ?? 0
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function untilGone(pid: number): Promise<void> {
  while ((await processIdentity(pid)) !== undefined) await delay(20)
}

test('what was committed is there after an orderly stop, on the same port', async () => {
  const first = await start()
  await query(first.url('postgres'), 'CREATE TABLE note AS SELECT 1 AS id')
  const pid = await serverPid()
  await stop(first)
  expect(await processIdentity(pid)).toBeUndefined()

  const second = await start()
  expect(await query(second.url('postgres'), 'SELECT id FROM note')).toEqual([{ id: 1 }])
  expect(second.port).toBe(first.port)
})

test('what was committed survives kill -9 of the server, and whoever started it is told', async () => {
  const reasons: string[] = []
  const first = await start({ onExit: reason => reasons.push(reason) })
  await query(first.url('postgres'), 'CREATE TABLE note AS SELECT 1 AS id')
  process.kill(await serverPid(), 'SIGKILL')
  await expect.poll(() => reasons).toHaveLength(1)
  await stop(first)

  const second = await start()
  expect(await query(second.url('postgres'), 'SELECT id FROM note')).toEqual([{ id: 1 }])
})

test('a server whose process was killed with SIGKILL ends by itself', async () => {
  const { holder, server, supervisor } = await startInOwnProcess()
  holder.kill('SIGKILL')
  await untilGone(server)
  await untilGone(supervisor)
})

test('starting again at once after kill -9 finds the data', async () => {
  const { holder, url } = await startInOwnProcess()
  await query(url, 'CREATE TABLE note AS SELECT 1 AS id')
  holder.kill('SIGKILL')
  await once(holder, 'exit')

  const next = await start()
  expect(await query(next.url('postgres'), 'SELECT id FROM note')).toEqual([{ id: 1 }])
})

test('a server left behind by killed processes is stopped before the next one starts', async () => {
  const { holder, url, server, supervisor } = await startInOwnProcess()
  await query(url, 'CREATE TABLE note AS SELECT 1 AS id')
  // Everything but the server itself: its supervisor and the supervisor's other children too.
  const others = (await processes()).filter(each => each.parent === supervisor && each.pid !== server)
  for (const pid of [supervisor, ...others.map(each => each.pid)]) process.kill(pid, 'SIGKILL')
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(await processIdentity(server)).toBeDefined()

  const lines: string[] = []
  const next = await start({ log: line => lines.push(line) })
  expect(lines.join('\n')).toContain(`process ${server}`)
  expect(await processIdentity(server)).toBeUndefined()
  expect(await query(next.url('postgres'), 'SELECT id FROM note')).toEqual([{ id: 1 }])
})

test('a second process in the same data folder is refused and the first goes on', async () => {
  const first = await start()
  await expect(startPostgres({ dataDir: join(folder, 'data') })).rejects.toThrow(DataFolderInUse)
  expect(await query(first.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('two data folders run side by side', async () => {
  const [one, two] = await Promise.all([
    start({ dataDir: join(folder, 'one') }),
    start({ dataDir: join(folder, 'two') }),
  ])
  expect(one.port).not.toBe(two.port)
  expect(one.superuser.password).not.toBe(two.superuser.password)
  await Promise.all([stop(one), stop(two)])
  await Promise.all([resetDataFolder(join(folder, 'one')), resetDataFolder(join(folder, 'two'))])
})

test('a data folder that was closed to other users after the first start keeps its data', async () => {
  const first = await start()
  await query(first.url('postgres'), 'CREATE TABLE note AS SELECT 1 AS id')
  await stop(first)
  await chmod(folder, 0o700)

  const second = await start()
  expect(await query(second.url('postgres'), 'SELECT id FROM note')).toEqual([{ id: 1 }])
})

test('a data folder can be moved', async () => {
  const first = await start()
  await query(first.url('postgres'), 'CREATE TABLE note AS SELECT 1 AS id')
  await stop(first)
  await mkdir(join(folder, 'elsewhere'))
  await rename(join(folder, 'data'), join(folder, 'elsewhere', 'data'))

  const second = await start({ dataDir: join(folder, 'elsewhere', 'data') })
  expect(await query(second.url('postgres'), 'SELECT id FROM note')).toEqual([{ id: 1 }])
  await stop(second)
  await resetDataFolder(join(folder, 'elsewhere', 'data'))
})

test('reset deletes everything, database files outside the folder included', async () => {
  await chmod(folder, 0o700)
  const dataDir = join(folder, 'data')
  await stop(await start())
  const { place = '' } = (await readRecord(dataDir)) ?? {}
  await resetDataFolder(dataDir)
  expect(await readdir(dataDir)).toEqual([])
  await expect(stat(join(dataDir, place))).rejects.toThrow('ENOENT')
  if (place.startsWith('/')) await expect(stat(place)).rejects.toThrow('ENOENT')
})

test('only its owner can read the generated passwords, and without one nobody gets in', async () => {
  const server = await start()
  expect((await stat(join(folder, 'data', 'secrets.json'))).mode & 0o077).toBe(0)
  const url = server.url('postgres').replace(server.superuser.password, 'guess')
  await expect(query(url, 'SELECT 1')).rejects.toThrow('password authentication failed')
})

test('a service owns its database, may replicate, and cannot enter another', async () => {
  const server = await start()
  const quote = await createServiceDatabase(server, 'quote')
  const order = await createServiceDatabase(server, 'order')
  expect(await createServiceDatabase(server, 'order')).toEqual(order)

  const slot = "SELECT slot_name FROM pg_create_logical_replication_slot('relay', 'pgoutput')"
  expect(await query(order.url, slot)).toEqual([{ slot_name: 'relay' }])
  await query(order.url, 'CREATE TABLE item (name text); CREATE INDEX ON item USING gin (name gin_trgm_ops)')
  await expect(query(order.url.replace(/order$/, 'quote'), 'SELECT 1')).rejects.toThrow('permission denied')
  await expect(query(quote.url, 'CREATE ROLE intruder SUPERUSER')).rejects.toThrow('permission denied')
  await expect(query(quote.url, 'SET ROLE svc_order')).rejects.toThrow('permission denied')
})

test('Japanese text sorts by Japanese rules and can be searched by parts of words', async () => {
  const server = await start()
  const { url } = await createServiceDatabase(server, 'common')
  const words = "unnest(ARRAY['Z', 'い', 'abc', 'ア', 'ABC', '東京', 'あ', '佐藤']) AS word"
  const sorted = await query(url, `SELECT string_agg(word, ' ' ORDER BY word) AS words FROM ${words}`)
  expect(sorted).toEqual([{ words: 'abc ABC Z あ ア い 佐藤 東京' }])
  const [row] = await query(url, "SELECT cardinality(show_trgm('東京鉄工所')) AS parts")
  expect(row?.parts).toBeGreaterThan(3)
})
