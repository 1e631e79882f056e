import { expect, test } from 'vitest'
import type { MicroFrontend } from '../bff.ts'
import { found } from './found.ts'
import { placement } from './samples.fixture.ts'

const all: MicroFrontend[] = [
  {
    name: 'quote',
    title: { ja: '見積', en: 'Quotes' },
    placements: [],
    canaries: [],
    newestVersion: '',
    untrusted: [],
  },
  {
    ...{ name: 'order', title: { ja: '受注', en: 'Orders' }, canaries: [], newestVersion: '2.0.0', untrusted: [] },
    placements: [placement({ name: 'order', version: '1.4.0', canaryVersion: '2.0.0' })],
  },
]
const names = (text: string) => found(all, text).map(({ name }) => name)

test('a micro-frontend is found by name, title in either language, and versions in force', () => {
  expect(names('ＱＵＯ')).toEqual(['quote'])
  expect(names('受注')).toEqual(['order'])
  expect(names('2.0')).toEqual(['order'])
  expect(names('nothing')).toEqual([])
  expect(names(' ')).toEqual(['quote', 'order'])
})
