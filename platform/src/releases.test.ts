import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PortalRegistry } from '@torrent/portal-service'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepOperatorToken } from './releases.ts'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'torrent-data-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

/** A portal that takes `good` for a token of the operator and makes `fresh` otherwise. */
const portal = { operatorToken: async (known?: string) => (known === 'good' ? 'good' : 'fresh') } as PortalRegistry
const path = () => join(dataDir, 'operator-token')

test('the operator’s token lies where only its owner can read it', async () => {
  await keepOperatorToken(portal, dataDir)
  expect(await readFile(path(), 'utf8')).toBe('fresh\n')
  expect((await stat(path())).mode & 0o777).toBe(0o600)
  expect(await readdir(dataDir)).toEqual(['operator-token'])
})

test('a good token stays, even where everybody could read it until now; one that is no longer good is replaced', async () => {
  await writeFile(path(), 'good\n', { mode: 0o644 })
  await keepOperatorToken(portal, dataDir)
  expect(await readFile(path(), 'utf8')).toBe('good\n')
  expect((await stat(path())).mode & 0o777).toBe(0o600)
  await writeFile(path(), 'stolen\n')
  await keepOperatorToken(portal, dataDir)
  expect(await readFile(path(), 'utf8')).toBe('fresh\n')
  expect((await stat(path())).mode & 0o777).toBe(0o600)
})
