import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { main } from './main.js'

let place: string
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'torrent-create-'))
})
afterEach(() => rm(place, { recursive: true }))

const create = (...args: string[]) => main(args, place)
const read = (path: string) => readFile(join(place, path), 'utf8')

test('a new repository carries its own name everywhere, and nothing of the template', async () => {
  expect(await create('press-tools', '--title-ja', '金型 "A"')).toBe(0)
  const folder = join(place, 'press-tools')
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  expect(files.length).toBeGreaterThan(40)
  for (const { parentPath, name } of files) {
    const text = await readFile(join(parentPath, name), 'utf8')
    expect(`${parentPath.slice(folder.length)}/${name}\n${text}`).not.toMatch(/sample.?parts|サンプル部品/i)
    if (name.endsWith('.json')) JSON.parse(text)
  }
  expect(JSON.parse(await read('press-tools/mfe/torrent.json')).title).toEqual({ ja: '金型 "A"', en: 'Press tools' })
  expect(await readdir(folder)).toContain('.gitignore')
})

test('a folder that holds anything is left as it is', async () => {
  await mkdir(join(place, 'mine'))
  await writeFile(join(place, 'mine/notes.txt'), 'mine')
  expect(await create('press-tools', '--folder', 'mine')).toBe(2)
  expect(await readdir(join(place, 'mine'))).toEqual(['notes.txt'])
})

test('the packages may come from tarballs, which the repository then holds itself', async () => {
  await mkdir(join(place, 'packed'))
  for (const name of ['torrent-ui-0.1.0.tgz', 'torrent-bff-kit-0.1.0.tgz', 'create-torrent-mfe-0.1.0.tgz'])
    await writeFile(join(place, 'packed', name), name)
  expect(await create('press-tools', '--packages', 'packed')).toBe(0)
  const { devDependencies } = JSON.parse(await read('press-tools/package.json'))
  expect(devDependencies).toMatchObject({
    '@torrent/ui': 'file:torrent-packages/torrent-ui-0.1.0.tgz',
    '@torrent/bff-kit': 'file:torrent-packages/torrent-bff-kit-0.1.0.tgz',
  })
  expect(await read('press-tools/torrent-packages/torrent-ui-0.1.0.tgz')).toBe('torrent-ui-0.1.0.tgz')
})

test('a folder without packages is told, and nothing is made', async () => {
  expect(await create('press-tools', '--packages', '.')).toBe(2)
  expect(await readdir(place)).toEqual([])
})

test('the versions are those that this repository builds with', async () => {
  const root = join(import.meta.dirname, '../../..')
  const versionsOf = async (path: string): Promise<Record<string, string>> => {
    const { dependencies, devDependencies } = JSON.parse(await readFile(path, 'utf8'))
    return { ...dependencies, ...devDependencies }
  }
  const here = await Promise.all(
    [
      'package.json',
      'mfe-quote/package.json',
      'packages/e2e-kit/package.json',
      'packages/service-kit/package.json',
    ].map(path => versionsOf(join(root, path))),
  )
  const known = Object.assign({}, ...here)
  await create('press-tools')
  for (const path of ['package.json', 'mfe/package.json', 'bff/package.json', 'service/package.json']) {
    for (const [name, version] of Object.entries(await versionsOf(join(place, 'press-tools', path)))) {
      if (name in known) expect(`${name}@${version}`).toBe(`${name}@${known[name]}`)
    }
  }
})
