import { mkdir, mkdtemp, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findToken, keepToken } from './deploy-token.ts'

const HERE = 'http://localhost:3000'
const THERE = 'https://portal.example.com'

let home: string
beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'torrent-token-')))
  vi.stubEnv('XDG_CONFIG_HOME', join(home, 'config'))
  for (const name of ['TORRENT_TOKEN', 'TORRENT_DATA']) vi.stubEnv(name, undefined)
  vi.spyOn(process, 'cwd').mockReturnValue(home)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await rm(home, { recursive: true })
})

/** A portal's data folder with its token. */
async function dataFolder(path: string, token: string): Promise<void> {
  await mkdir(path, { recursive: true })
  await writeFile(join(path, 'operator-token'), `${token}\n`)
}

test('on the portal’s own machine its token is found beside its data, from any folder below', async () => {
  await dataFolder(join(home, '.torrent'), 'trt_here')
  expect(await findToken(HERE)).toEqual({ token: 'trt_here', from: join(home, '.torrent', 'operator-token') })
  vi.spyOn(process, 'cwd').mockReturnValue(join(home, 'mfe-quote', 'src'))
  expect(await findToken(HERE)).toMatchObject({ token: 'trt_here' })
})

test('TORRENT_DATA says where the portal keeps its data', async () => {
  await dataFolder(join(home, 'elsewhere'), 'trt_elsewhere')
  vi.stubEnv('TORRENT_DATA', join(home, 'elsewhere'))
  expect(await findToken(HERE)).toMatchObject({ token: 'trt_elsewhere' })
})

test('the token of this machine is never sent to another one', async () => {
  await dataFolder(join(home, '.torrent'), 'trt_here')
  expect(await findToken(THERE)).toBeUndefined()
  expect(await findToken('http://localhost.evil.example')).toBeUndefined()
})

test('a token is kept for the portal it is for, and nobody else can read it', async () => {
  const path = await keepToken(THERE, 'trt_kept')
  await keepToken('https://other.example.com', 'trt_other')
  expect(await findToken(THERE)).toEqual({ token: 'trt_kept', from: '`torrent login`' })
  expect(await findToken(HERE)).toBeUndefined()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('TORRENT_TOKEN goes before all others', async () => {
  await keepToken(HERE, 'trt_kept')
  vi.stubEnv('TORRENT_TOKEN', 'trt_variable')
  expect(await findToken(HERE)).toEqual({ token: 'trt_variable', from: 'TORRENT_TOKEN' })
})
