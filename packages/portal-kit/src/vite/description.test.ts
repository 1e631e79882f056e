import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readDescription } from './description.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'torrent-description-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function describeAs(description: object) {
  const whole = { name: 'quote', basePath: '/quotes', provides: [], uses: [], ...description }
  writeFileSync(join(root, 'torrent.json'), JSON.stringify(whole))
}

test('a description of another micro-frontend is refused', () => {
  describeAs({ name: 'order' })
  expect(() => readDescription(root, 'quote')).toThrow('describes "order"')
})

test('a path outside of the base path is refused', () => {
  describeAs({ provides: [{ intent: 'quote.open', path: '/quotesque/:id' }] })
  expect(() => readDescription(root, 'quote')).toThrow('outside of /quotes')
})

test('a base path of more than one segment is refused', () => {
  describeAs({ basePath: '/sales/quotes' })
  expect(() => readDescription(root, 'quote')).toThrow('one path segment')
})

test('a good one is read', () => {
  describeAs({ provides: [{ intent: 'quote.open', path: '/quotes/:id' }] })
  expect(readDescription(root, 'quote')).toMatchObject({ name: 'quote', basePath: '/quotes' })
})
