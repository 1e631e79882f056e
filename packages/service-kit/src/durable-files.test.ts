import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { diskRefusals, exactly, moveInPlace, writeDurably } from './durable-files.ts'
import { Refused } from './refusal.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'torrent-durable-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const bytes = (text: string) => [new TextEncoder().encode(text)]

function expecting(text: string, isRight?: () => boolean) {
  return exactly({
    size: Buffer.byteLength(text),
    digest: createHash('sha256'),
    isRight,
    refusal: () => new Refused('file_mismatch'),
  })
}

it('writes what was expected, and moves it to a place whose folders are not there yet', async () => {
  const draft = join(folder, 'draft')
  await writeDurably(draft, bytes('steel'), expecting('steel'))
  await moveInPlace(draft, join(folder, 'a', 'b', 'file'))
  expect(await readFile(join(folder, 'a', 'b', 'file'), 'utf8')).toBe('steel')
  expect(await readdir(folder)).toEqual(['a'])
})

it('leaves nothing of a file that is too short, too long or another one', async () => {
  const draft = join(folder, 'draft')
  for (const gate of [expecting('steels'), expecting('stee'), expecting('steel', () => false)]) {
    await expect(writeDurably(draft, bytes('steel'), gate)).rejects.toMatchObject({ code: 'file_mismatch' })
    expect(await readdir(folder)).toEqual([])
  }
})

it('stops a file as soon as it is longer than expected', async () => {
  let asked = 0
  async function* endless() {
    for (;;) {
      asked += 1
      yield new Uint8Array(1_000_000)
    }
  }
  await expect(writeDurably(join(folder, 'draft'), endless(), expecting('steel'))).rejects.toThrow(Refused)
  expect(asked).toBeLessThan(5)
})

it('leaves nothing of a draft that cannot be moved', async () => {
  const draft = join(folder, 'draft')
  await writeDurably(draft, bytes('steel'))
  await writeDurably(join(folder, 'file'), bytes('in the way'))
  await expect(moveInPlace(draft, join(folder, 'file', 'below'))).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['file'])
})

it('tells a full disk and a folder that is gone in the terms of the caller, and any other fault as it is', async () => {
  const failing = (code: string) =>
    diskRefusals('upload_over', () => Promise.reject(Object.assign(new Error(), { code })))
  await expect(failing('ENOSPC')).rejects.toMatchObject({ code: 'storage_full' })
  await expect(failing('EDQUOT')).rejects.toMatchObject({ code: 'storage_full' })
  await expect(failing('ENOENT')).rejects.toMatchObject({ code: 'upload_over' })
  await expect(failing('EIO')).rejects.not.toBeInstanceOf(Refused)
})
