import { expect, test } from 'vitest'
import { createReportQueue, type Measurement } from './report-queue.ts'

const quote = { name: 'quote', version: '1.5.0' }

function queue() {
  const sent: (readonly Measurement[])[] = []
  const waiting: (() => void)[] = []
  const created = createReportQueue(
    batch => sent.push(batch),
    then => waiting.push(then),
  )
  return { ...created, sent, waiting }
}

test('what is measured within a while is sent together', () => {
  const { add, sent, waiting } = queue()
  add(quote, 'view')
  add(quote, 'lcp', 812.4)
  expect(sent).toEqual([])
  expect(waiting).toHaveLength(1)
  waiting[0]?.()
  expect(sent).toEqual([
    [
      { ...quote, kind: 'view', value: 1 },
      { ...quote, kind: 'lcp', value: 812 },
    ],
  ])
  add(quote, 'error')
  expect(waiting).toHaveLength(2)
})

test('nothing is sent twice, and nothing at all when there is nothing', () => {
  const { add, flush, sent } = queue()
  flush()
  add(quote, 'view')
  flush()
  flush()
  expect(sent).toHaveLength(1)
})

test('a batch is never larger than the server takes', () => {
  const { add, flush, sent } = queue()
  for (const kind of ['view', 'lcp', 'inp'] as const) for (let i = 0; i < 40; i++) add(quote, kind)
  flush()
  expect(sent.map(batch => batch.length)).toEqual([50, 50, 20])
})

test('an error in a loop is told so often and no more; other releases and kinds still are', () => {
  const { add, flush, sent } = queue()
  for (let i = 0; i < 10_000; i++) add(quote, 'error')
  add({ ...quote, version: '1.6.0' }, 'error')
  add(quote, 'view')
  flush()
  expect(sent.flat()).toHaveLength(52)
})

test('values stay within what the server takes', () => {
  const { add, flush, sent } = queue()
  add(quote, 'lcp', 9e9)
  add(quote, 'inp', Number.NaN)
  add(quote, 'inp', -1)
  flush()
  expect(sent).toEqual([[{ ...quote, kind: 'lcp', value: 3_600_000 }]])
})
