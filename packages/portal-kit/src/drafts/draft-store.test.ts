import { expect, test } from 'vitest'
import { createDraftStore } from './draft-store.ts'

/** A browser's storage, in memory. */
function memory(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    getItem: key => kept.get(key) ?? null,
    key: index => [...kept.keys()][index] ?? null,
    removeItem: key => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  }
}

test('unsaved work is there after a reload, until it is cleared', () => {
  const storage = memory()
  createDraftStore(storage, 'acme.hanako').write('quote/new', { subject: '部品', lines: [{ quantity: '3' }] })
  const reloaded = createDraftStore(storage, 'acme.hanako')
  expect(reloaded.read('quote/new')).toEqual({ subject: '部品', lines: [{ quantity: '3' }] })
  reloaded.clear('quote/new')
  expect(createDraftStore(storage, 'acme.hanako').read('quote/new')).toBeUndefined()
})

test('another person at the same browser does not see it', () => {
  const storage = memory()
  createDraftStore(storage, 'acme.hanako').write('quote/new', 'secret')
  expect(createDraftStore(storage, 'mori.taro').read('quote/new')).toBeUndefined()
})

test('it is given up after 30 days', () => {
  const storage = memory()
  const day = 86_400_000
  createDraftStore(storage, 'p', () => 0).write('k', 1)
  expect(createDraftStore(storage, 'p', () => 29 * day).read('k')).toBe(1)
  expect(createDraftStore(storage, 'p', () => 31 * day).read('k')).toBeUndefined()
  expect(storage.length).toBe(0)
})

test('what is broken counts as nothing, and a full storage harms nobody', () => {
  const storage = memory()
  storage.setItem('torrent.draft.p.k', '{"half')
  const store = createDraftStore(storage, 'p')
  expect(store.read('k')).toBeUndefined()
  const full = {
    ...memory(),
    setItem() {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  expect(() => createDraftStore(full, 'p').write('k', 1)).not.toThrow()
})
