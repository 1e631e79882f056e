import { expect, test, vi } from 'vitest'
import { createOutsideBffs, type OutsideBff } from './outside-bffs.ts'

const PARTS: OutsideBff = { name: 'parts', url: 'http://parts:4701' }

function registry(initial: readonly OutsideBff[]) {
  const clock = { now: 0 }
  let change = () => {}
  const list = vi.fn(async () => initial)
  const onChange = (told: () => void) => {
    change = told
  }
  const bffs = createOutsideBffs({ list, onChange }, () => clock.now)
  return { clock, list, bffs, changed: () => change() }
}

test('the list is read once for many calls, also when they come together', async () => {
  const { list, bffs } = registry([PARTS])
  const found = await Promise.all([bffs.find('parts'), bffs.find('parts')])
  expect([...found, await bffs.find('parts')]).toEqual([PARTS, PARTS, PARTS])
  expect(list).toHaveBeenCalledTimes(1)
})

test('a change is known to the next call', async () => {
  const { list, bffs, changed } = registry([PARTS])
  await bffs.find('parts')
  list.mockResolvedValue([{ ...PARTS, url: 'http://elsewhere:1' }])
  changed()
  expect(await bffs.find('parts')).toEqual({ ...PARTS, url: 'http://elsewhere:1' })
})

test('without being told, a new name is known within a second and a moved one within ten', async () => {
  const { clock, list, bffs } = registry([PARTS])
  expect(await bffs.find('stock')).toBeUndefined()
  list.mockResolvedValue([
    { ...PARTS, url: 'http://elsewhere:1' },
    { name: 'stock', url: 'http://stock:1' },
  ])
  clock.now = 999
  expect(await bffs.find('stock')).toBeUndefined()
  expect(list).toHaveBeenCalledTimes(1)
  clock.now = 1_000
  expect(await bffs.find('stock')).toMatchObject({ name: 'stock' })

  list.mockResolvedValue([PARTS])
  clock.now = 11_000
  expect(await bffs.find('parts')).toEqual(PARTS)
})

test('what was known last stands while nobody can be asked', async () => {
  const { clock, list, bffs } = registry([PARTS])
  await bffs.find('parts')
  list.mockRejectedValue(new Error('connection refused'))
  clock.now = 60_000
  expect(await bffs.find('parts')).toEqual(PARTS)
})

test('while nothing is known and nobody can be asked, nothing is said to be missing', async () => {
  const { list, bffs } = registry([])
  list.mockRejectedValueOnce(new Error('connection refused'))
  await expect(bffs.find('parts')).rejects.toThrow('connection refused')
  list.mockResolvedValue([PARTS])
  expect(await bffs.find('parts')).toEqual(PARTS)
})
