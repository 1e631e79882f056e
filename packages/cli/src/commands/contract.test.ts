import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { torrent } from '../testing/terminal.fixture.ts'

const testing = fileURLToPath(new URL('../../test/', import.meta.url))

let folder: string
beforeEach(async () => {
  // Beside its like, so that it finds the same packages.
  folder = await mkdtemp(join(testing, '.command-'))
  await cp(join(testing, 'every-type-bff'), folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

test('a contract that is stale is told and, with --check, left as it is', async () => {
  const missing = await torrent(['contract', folder, '--check', '--name', 'parts'])
  expect(missing).toMatchObject({ code: 1, err: expect.stringContaining('torrent contract') })
  expect(await torrent(['contract', folder, '--name', 'parts'])).toMatchObject({ code: 0, err: '' })
  expect((await torrent(['contract', folder, '--check'])).code).toBe(0)
  await writeFile(join(folder, 'contract.json'), '{ "name": "parts", "procedures": {} }')
  expect((await torrent(['contract', folder, '--check'])).code).toBe(1)
})

test('one name is not given to two BFFs, and a folder without a BFF is refused', async () => {
  expect((await torrent(['contract', folder, testing, '--name', 'parts'])).code).toBe(2)
  const { code, err } = await torrent(['contract', join(testing, 'no-router-bff')])
  expect(code).toBe(1)
  expect(err).toContain('exports no tRPC router')
})
