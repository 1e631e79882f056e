import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isInstalled } from './installed.mjs'

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'torrent-installed-'))
  await mkdir(join(root, 'node_modules'))
})
afterEach(() => rm(root, { recursive: true }))

const WANTED = {
  '': { name: 'torrent' },
  'packages/tax': { version: '0.1.0' },
  'node_modules/@torrent/tax': { link: true },
  'node_modules/pg': { version: '8.0.0' },
  'node_modules/pg-darwin': { version: '8.0.0', optional: true },
}

async function checkout(wanted: object, present?: object): Promise<void> {
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }))
  if (present) await writeFile(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: present }))
}

test('what the lock file names is installed, packages for other systems aside', async () => {
  const { 'node_modules/pg-darwin': _, ...present } = WANTED
  await checkout(WANTED, present)
  expect(isInstalled(root)).toBe(true)
})

test('an installation that was cut off does not count', async () => {
  await checkout(WANTED)
  expect(isInstalled(root)).toBe(false)
})

test('another version after a pull does not count', async () => {
  await checkout({ ...WANTED, 'node_modules/pg': { version: '8.0.1' } }, WANTED)
  expect(isInstalled(root)).toBe(false)
})

test('a package or a workspace that is new after a pull does not count', async () => {
  await checkout({ ...WANTED, 'node_modules/fastify': { version: '5.0.0' } }, WANTED)
  expect(isInstalled(root)).toBe(false)
  await checkout({ ...WANTED, 'node_modules/@torrent/chat': { link: true } }, WANTED)
  expect(isInstalled(root)).toBe(false)
})
