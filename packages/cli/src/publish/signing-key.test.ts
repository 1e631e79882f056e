import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newSigningKey } from '@torrent/release'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { signingKey } from './signing-key.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'torrent-key-'))
  vi.stubEnv('XDG_CONFIG_HOME', home)
  vi.stubEnv('TORRENT_SIGNING_KEY', undefined)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(home, { recursive: true })
})

test('a key is made at first use, stays the same, and nobody else can read it', async () => {
  const first = await signingKey()
  expect(first.isNew).toBe(true)
  const second = await signingKey()
  expect(second).toMatchObject({ isNew: false, id: first.id })
  const path = join(home, 'torrent', 'signing-key.pem')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readFile(path, 'utf8')).toContain('PRIVATE KEY')
})

test('CI gives its key by a variable: the key itself, or the path of its file', async () => {
  const { id, privatePem } = newSigningKey()
  vi.stubEnv('TORRENT_SIGNING_KEY', privatePem)
  expect(await signingKey()).toMatchObject({ id, isNew: false })
  const path = join(home, 'ci.pem')
  await writeFile(path, privatePem)
  vi.stubEnv('TORRENT_SIGNING_KEY', path)
  expect(await signingKey()).toMatchObject({ id, isNew: false })
})

test('something else in its place is refused, saying how to make one', async () => {
  vi.stubEnv('TORRENT_SIGNING_KEY', '-----BEGIN PRIVATE KEY-----\nxx\n-----END PRIVATE KEY-----')
  await expect(signingKey()).rejects.toMatchObject({ exitCode: 2, advice: expect.stringContaining('openssl') })
})
