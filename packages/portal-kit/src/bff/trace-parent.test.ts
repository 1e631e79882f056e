import { expect, test } from 'vitest'
import { newTraceParent } from './trace-parent.ts'

test('every call has a trace of its own in the form of W3C Trace Context', () => {
  const traces = Array.from({ length: 20 }, newTraceParent)
  for (const trace of traces) expect(trace).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  expect(new Set(traces).size).toBe(20)
})
