import { expect, test } from 'vitest'
import { traceIdOf, traceparentOf } from './trace-context.ts'

const VALID = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

test('a well-formed trace is carried on', () => {
  expect(traceparentOf(VALID)).toBe(VALID)
  expect(traceIdOf(VALID)).toBe('0af7651916cd43dd8448eb211c80319c')
})

test('anything else gets a new one', () => {
  const wrong = [
    undefined,
    '',
    VALID.toUpperCase(),
    `${VALID}-extra`,
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01`,
    `ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01`,
    '<script>',
    [VALID],
  ]
  for (const header of wrong) {
    const made = traceparentOf(header)
    expect(made).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
    expect(made).not.toBe(traceparentOf(header))
  }
})
