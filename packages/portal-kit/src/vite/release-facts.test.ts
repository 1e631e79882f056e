import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { RemoteDescription } from '@torrent/contracts/bootstrap'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DEFAULT_BUDGET, findBffContract, intentsOf, readBudget } from './release-facts.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'torrent-facts-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, content: object) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), JSON.stringify(content))
}

const description = (more: Partial<RemoteDescription>): RemoteDescription => ({
  name: 'parts',
  title: { ja: '部品', en: 'Parts' },
  basePath: '/parts',
  provides: [],
  uses: [],
  ...more,
})

test('every intent that is used or provided comes with its parameters', () => {
  const own = { type: 'object', properties: { part: { type: 'string' } } }
  const provides = [{ intent: 'parts.open', path: '/parts/:part' }]
  const intents = intentsOf(description({ provides, uses: ['quote.open'], declares: { 'parts.open': own } }))
  expect(intents).toEqual({
    'parts.open': own,
    'quote.open': expect.objectContaining({ required: ['id'] }),
  })
})

test('an intent that nobody declares stops the build', () => {
  expect(() => intentsOf(description({ uses: ['parts.open'] }))).toThrow('nobody declares parts.open')
})

test('a budget is read strictly, and there is one without a file', () => {
  expect(readBudget(root)).toEqual(DEFAULT_BUDGET)
  write('budget.json', { entry: 1, script: 2, total: 3 })
  expect(readBudget(root)).toEqual({ entry: 1, script: 2, total: 3 })
  write('budget.json', { entry: 1, script: 2 })
  expect(() => readBudget(root)).toThrow('"total" must be a number of bytes')
  write('budget.json', { entry: 1, script: 2, total: 3, totall: 4 })
  expect(() => readBudget(root)).toThrow('"totall" is none of')
})

test('the contract is that of its own BFF, not of another one whose types it reads', () => {
  for (const name of ['parts', 'other']) {
    write(`node_modules/${name}-bff/package.json`, { name: `${name}-bff`, version: '1.0.0' })
    write(`node_modules/${name}-bff/contract.json`, { name, procedures: {} })
  }
  write('package.json', { dependencies: { 'other-bff': '1.0.0' } })
  expect(findBffContract(root, 'parts')).toBeUndefined()
  write('package.json', { dependencies: { 'other-bff': '1.0.0' }, devDependencies: { 'parts-bff': '1.0.0' } })
  expect(findBffContract(root, 'parts')).toMatch(/parts-bff\/contract\.json$/)
})
