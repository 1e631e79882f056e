import { expect, test } from 'vitest'
import { bytes, table } from './table.ts'

test('columns stand under their headings, also with Japanese names', () => {
  const text = table(
    ['name', 'by', 'size'],
    [
      ['見積', 'a', '1'],
      ['quote', '佐藤', '10'],
    ],
    [2],
  )
  expect(text).toBe(['name   by    size', '見積   a        1', 'quote  佐藤    10'].join('\n'))
})

test('sizes are said in units of 1000', () => {
  expect([999, 1_000, 12_345, 3_400_000].map(bytes)).toEqual(['999 B', '1.0 kB', '12.3 kB', '3.4 MB'])
})
